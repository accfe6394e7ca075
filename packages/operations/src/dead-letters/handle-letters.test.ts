import { DAY } from '@tidemark/core';
import { deadLetterHeaders, type ServiceContext, TidemarkError, type Transactor } from '@tidemark/stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EmbeddedDeployment } from '../../../simulation/src/embedded/embedded.ts';
import { findLetter } from './find-letter.ts';
import { handleLetters } from './handle-letters.ts';
import type { Outcome } from './handled-letters.ts';
import type { LetterFilter } from './letter-filter.ts';
import {
  aDeployment,
  aheadOfTime,
  append,
  daysLater,
  everyLetter,
  letters,
  recordsOf,
  untilRecords,
} from './lettered-shop.fixture.ts';
import { listLetters } from './list-letters.ts';

let deployment: EmbeddedDeployment;
let context: ServiceContext;

beforeEach(async () => {
  deployment = await aDeployment();
  ({ context } = deployment);
});
afterEach(() => deployment.stop());

const handle = (outcome: Outcome, filter: Partial<LetterFilter> = {}, on = context) =>
  handleLetters({ context: on, intake: 'purchases', filter: { ...everyLetter, ...filter }, outcome });

const waiting = async (filter: Partial<LetterFilter> = {}) =>
  (await listLetters(context, { ...everyLetter, ...filter }, 1_000)).counts;

const replayedRecords = async () =>
  (await recordsOf(context, 'purchases')).filter(
    ({ headers }) => headers[deadLetterHeaders.replayedFrom] !== undefined,
  );

/** What is replayed here and dies again is dead for another reason. */
const undecodable = { reason: 'undecodable' } as const;

describe('replaying', () => {
  test('lets each letter take effect once, also when it is done twice', async () => {
    await append(context, await aheadOfTime(context, ['ada', 'grace', 'joan']));
    await untilRecords(context, 'purchases.dlq', 3);
    daysLater(deployment, 2);

    const first = await handle('replayed');
    const second = await handle('replayed');
    await untilRecords(context, 'segment-changes', 3);

    expect(first).toEqual(new Map([['time-ahead', 3]]));
    expect(second).toEqual(new Map());
    const changes = await recordsOf(context, 'segment-changes');
    expect(changes.map(({ headers }) => String(headers['ce_id'])).toSorted()).toEqual([
      'ada:1',
      'grace:1',
      'joan:1',
    ]);
    expect(await waiting()).toEqual([]);
  });

  test('puts key, value and own headers into the source untouched, and says where the record first died', async () => {
    await append(context, letters(1, 'undecodable'));

    await handle('replayed');

    const [record] = await replayedRecords();
    expect(record).toMatchObject({
      partition: 0,
      key: Buffer.from('key-0'),
      value: Buffer.from('not a purchase 0'),
    });
    expect(Object.entries(record!.headers).map(([name, text]) => [name, String(text)])).toEqual([
      ['own', 'header-0'],
      ['tidemark-replayed-from', 'purchases/1/0/undecodable-0'],
    ]);
  });

  test('takes letters in any order: the older ones of another reason can follow', async () => {
    await append(context, [...letters(3, 'first'), ...letters(3, 'second')]);

    expect(await handle('replayed', { reason: 'second' })).toEqual(new Map([['second', 3]]));
    expect(await handle('replayed', { origin: 'purchases/1/2/first-2' })).toEqual(new Map([['first', 1]]));
    expect(await handle('replayed', { reason: 'first' })).toEqual(new Map([['first', 2]]));

    const origins = (await replayedRecords()).map(({ headers }) =>
      String(headers[deadLetterHeaders.replayedFrom]),
    );
    expect(new Set(origins).size).toBe(6);
    expect(origins).toHaveLength(6);
  });

  test('takes a letter that a crashed intake wrote twice once', async () => {
    await append(context, [...letters(2, 'undecodable'), ...letters(2, 'undecodable')]);

    expect(await waiting()).toEqual([{ intake: 'purchases', reason: 'undecodable', count: 2 }]);
    expect(await handle('replayed')).toEqual(new Map([['undecodable', 2]]));
    expect(await replayedRecords()).toHaveLength(2);
  });

  test('brings back what is still bad under the origin where it first died, as often as it is replayed, and the source goes on', async () => {
    await append(context, letters(500, 'undecodable'));

    await handle('replayed');
    await untilRecords(context, 'purchases.dlq', 1_000);
    await handle('replayed');
    await untilRecords(context, 'purchases.dlq', 1_500);

    const { counts, letters: listed } = await listLetters(context, everyLetter, 1_000);
    expect(counts).toEqual([{ intake: 'purchases', reason: 'not-framed', count: 500 }]);
    expect(new Set(listed.map(({ origin }) => origin)).size).toBe(500);
    expect(new Set(listed.map(({ replayedFrom }) => replayedFrom))).toEqual(
      new Set(letters(500, 'undecodable').map(({ headers }) => String(headers?.[deadLetterHeaders.origin]))),
    );
  });
});

describe('a replay that ends in the middle', () => {
  for (const [what, lands] of [
    ['before its transaction has come to pass', false],
    ['after it has, the reply lost', true],
  ] as const) {
    test(`${what} is completed by doing it again`, async () => {
      await append(context, letters(1_000, 'undecodable'));

      await expect(handle('replayed', undecodable, failingAt(3, lands))).rejects.toThrow(
        'Run the same command again: no letter is handled twice.',
      );
      await expect(handle('replayed', undecodable, failingAt(2, lands))).rejects.toThrow('again');
      await handle('replayed', undecodable);

      const origins = (await replayedRecords()).map(({ headers }) =>
        String(headers[deadLetterHeaders.replayedFrom]),
      );
      expect(origins).toHaveLength(1_000);
      expect(new Set(origins).size).toBe(1_000);
    });
  }

  test('of two at the same time, the earlier one stops and nothing is replayed twice', async () => {
    await append(context, letters(300, 'undecodable'));
    let overtaken = false;
    const slow = withTransactor((transactor) => ({
      ...transactor,
      commit: async (transaction) => {
        if (!overtaken) await handle('replayed', undecodable);
        overtaken = true;
        await transactor.commit(transaction);
      },
    }));

    await expect(handle('replayed', undecodable, slow)).rejects.toMatchObject({ code: 'fenced' });

    expect(await replayedRecords()).toHaveLength(300);
    expect(await handle('replayed', undecodable)).toEqual(new Map());
  });
});

describe('discarding', () => {
  test('takes letters off the list and out of reach of a replay, and leaves them where they lie', async () => {
    await append(context, [...letters(4, 'undecodable'), ...letters(2, 'not-framed')]);

    expect(await handle('discarded', { reason: 'undecodable' })).toEqual(new Map([['undecodable', 4]]));

    expect(await waiting()).toEqual([{ intake: 'purchases', reason: 'not-framed', count: 2 }]);
    expect(await recordsOf(context, 'purchases.dlq')).toHaveLength(6);
    expect(await handle('replayed', { reason: 'undecodable' })).toEqual(new Map());
    const shown = await findLetter(context, 'purchases/1/0/undecodable-0');
    expect(shown?.handled?.outcome).toBe('discarded');
  });
});

describe('listing', () => {
  test('of which a mark cannot be read are not replayed either', async () => {
    await append(context, letters(2, 'undecodable'));
    await handle('discarded', { origin: 'purchases/1/0/undecodable-0' });
    const [mark] = await recordsOf(context, 'purchases.dlq.handled');
    await append(context, [{ ...mark!, headers: {}, value: Buffer.from('{"outcome":') }]);

    await handle('replayed', { reason: 'undecodable' });

    expect((await findLetter(context, 'purchases/1/0/undecodable-0'))?.handled).toEqual({
      outcome: 'discarded',
      at: 0,
    });
    expect(await replayedRecords()).toHaveLength(1);
  });

  test('filters by source, reason and the time of death, and shows as many as asked for', async () => {
    await append(context, letters(3, 'early'));
    daysLater(deployment, 5);
    await append(context, letters(4, 'late'));
    const [dead] = await recordsOf(context, 'purchases.dlq');
    const since = dead!.timestamp! + DAY;

    expect(await waiting({ since })).toEqual([{ intake: 'purchases', reason: 'late', count: 4 }]);
    expect(await waiting({ until: since })).toEqual([{ intake: 'purchases', reason: 'early', count: 3 }]);
    expect(await waiting({ topic: 'feedback' })).toEqual([]);
    const { counts, letters: listed } = await listLetters(context, everyLetter, 2);
    expect(counts.map(({ count }) => count)).toEqual([3, 4]);
    expect(listed).toHaveLength(2);
  });

  test('shows how far letters are handled as the offsets of a group that nobody joins', async () => {
    await append(context, [...letters(4, 'first'), ...letters(4, 'second')]);

    await handle('replayed', { reason: 'second' });
    const { offset: before } = (await context.log.committed('demo.dead-letters', 'purchases.dlq')).get(0)!;
    await handle('discarded', { reason: 'first' });
    const { offset: after } = (await context.log.committed('demo.dead-letters', 'purchases.dlq')).get(0)!;

    expect({ before, after }).toEqual({ before: 0, after: 2 });
  });
});

function withTransactor(wrap: (transactor: Transactor) => Transactor): ServiceContext {
  const openTransactor = async (id: string) => wrap(await context.log.openTransactor(id));
  return { ...context, log: { ...context.log, openTransactor } };
}

/** The commit of that number fails; its transaction has come to pass or not. */
function failingAt(number: number, lands: boolean): ServiceContext {
  let commits = 0;
  return withTransactor((transactor) => ({
    ...transactor,
    commit: async (transaction) => {
      commits += 1;
      if (commits !== number) return transactor.commit(transaction);
      if (lands) await transactor.commit(transaction);
      throw new TidemarkError('outcome-unknown', 'the reply was lost', { isRetryable: true });
    },
  }));
}
