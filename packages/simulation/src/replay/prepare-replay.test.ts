import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY, type Policy, retail, type ZoneTable } from '@tidemark/core';
import { noProgress } from '@tidemark/operations';
import { zoneTransitions } from '@tidemark/pipeline';
import { createSystemTiming } from '@tidemark/stream';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { customersCsv } from '../../../cli/src/customers/customers-csv.ts';
import { type Replayed, replayHistory } from './fold/replay-history.ts';
import { prepareReplay } from './prepare-replay.ts';
import type { Calibrating } from './rules/replay-rules.ts';

const utc = zoneTransitions('UTC');

interface ReplayedBy {
  readonly zone?: ZoneTable;
  readonly calibrating?: Calibrating;
  readonly policy?: Policy;
}

/** Replays purchases of 10 EUR, each of a customer and at an instant, as of a local date. */
async function replayed(
  purchases: readonly (readonly [customer: string, at: string])[],
  asOf: string,
  { zone = utc, calibrating = { by: 'policy' }, policy = retail }: ReplayedBy = {},
): Promise<Replayed> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-prepare-'));
  const input = join(folder.path, 'history.csv');
  const rows = purchases.map(([customer, at]) => `${customer},${at},purchase,10.00\n`);
  await writeFile(input, `customer_id,occurred_at,type,amount\n${rows.join('')}`);
  const request = {
    input,
    badRowsPath: undefined,
    currency: 'EUR',
    asOf: Date.parse(asOf) / DAY,
    zone,
    policies: [policy],
    calibrating,
  };
  const { history, rules } = await prepareReplay(request, noProgress, createSystemTiming());
  return replayHistory(history, rules[0]!);
}

function rowsOf({ snapshots, dimensions }: Replayed): readonly Readonly<Record<string, string>>[] {
  return parse([...customersCsv(snapshots, dimensions)].join(''), { columns: true });
}

describe('as of a day is its last millisecond', () => {
  test('a purchase at midnight is 224 days and 32 weeks old, not a day more', async () => {
    const found = await replayed([['ada', '2014-05-21T00:00:00Z']], '2014-12-31');

    expect(rowsOf(found)[0]).toMatchObject({
      recency_days: '224',
      t_x_weeks: '0.000000',
      T_weeks: '32.000000',
    });
  });

  test('weeks that are no whole ones have six decimals', async () => {
    const found = await replayed(
      [
        ['ada', '2014-05-21T00:00:00Z'],
        ['ada', '2014-05-22T00:00:00Z'],
      ],
      '2014-12-31',
    );

    expect(rowsOf(found)[0]).toMatchObject({ x: '1', t_x_weeks: '0.142857', T_weeks: '32.000000' });
  });

  test('what happens in it counts, what happens after it does not', async () => {
    const found = await replayed(
      [
        ['in', '2014-12-31T23:59:59.999Z'],
        ['after', '2015-01-01T00:00:00Z'],
      ],
      '2014-12-31',
    );

    expect(rowsOf(found)).toMatchObject([{ customer_id: 'in', recency_days: '0', frequency: '1' }]);
  });

  test('what is due at the midnight behind it is not published yet', async () => {
    const bought = [['ada', '2014-12-01T00:00:00Z']] as const;

    const before = await replayed(bought, '2014-12-30');
    const after = await replayed(bought, '2014-12-31');

    // New for 30 days.
    expect(rowsOf(before)[0]).toMatchObject({ lifecycle: 'new', next_due_at: '2014-12-31T00:00:00.000Z' });
    expect(rowsOf(after)[0]).toMatchObject({ lifecycle: 'established' });
  });

  test('in the zone of the run', async () => {
    const found = await replayed([['ada', '2014-05-20T22:00:00Z']], '2014-05-21', {
      zone: zoneTransitions('Europe/Berlin'),
    });

    expect(rowsOf(found)[0]).toMatchObject({ recency_days: '0', T_weeks: '0.000000' });
  });

  test('a calibration at the end takes in all that counts, and none comes of the month that begins behind it', async () => {
    const bought = [
      ['ada', '2014-11-30T00:00:00Z'],
      ['bob', '2014-12-31T23:59:59.999Z'],
    ] as const;

    const [asOf] = (await replayed(bought, '2014-12-31', { calibrating: { by: 'as-of' } })).scorecards;
    const monthly = await replayed(bought, '2014-12-31', { calibrating: { by: 'monthly' } });

    expect(new Date(asOf!.effectiveAt).toISOString()).toBe('2014-12-31T23:59:59.999Z');
    expect(asOf!.scorecard.customers).toBe(2);
    expect(monthly.scorecards.map(({ effectiveAt }) => new Date(effectiveAt).toISOString())).toEqual([
      '2014-12-01T00:00:00.000Z',
    ]);
  });
});

describe('what is to be expected of a customer', () => {
  const bought = [['ada', '2014-05-21T00:00:00Z']] as const;

  test('is that of the models in force at the end', async () => {
    const models = {
      purchase: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
      spend: { p: 6.25, q: 3.74, v: 1_544 },
    };

    const found = await replayed(bought, '2014-12-31', { policy: { ...retail, models } });

    expect(rowsOf(found)[0]).toMatchObject({
      T_weeks: '32.000000',
      p_active: '0.058539',
      value_at_risk: '3.16',
    });
  });

  test('is blank without models', async () => {
    expect(rowsOf(await replayed(bought, '2014-12-31'))[0]).toMatchObject({
      p_active: '',
      value_at_risk: '',
    });
  });
});
