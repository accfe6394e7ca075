import { retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { describeLetter } from '../../packages/cli/src/dead-letters/describe-letters.ts';
import { findLetter } from '../../packages/operations/src/dead-letters/find-letter.ts';
import { handleLetters } from '../../packages/operations/src/dead-letters/handle-letters.ts';
import { everyLetter } from '../../packages/operations/src/dead-letters/lettered-shop.fixture.ts';
import { listLetters } from '../../packages/operations/src/dead-letters/list-letters.ts';
import { readStatus } from '../../packages/operations/src/status/read-status.ts';
import { startEmbedded } from '../../packages/pipeline/src/embedded.ts';
import {
  memoryContext,
  start,
  testDeployment,
  until,
} from '../../packages/pipeline/src/memory-context.fixture.ts';
import { appendReadings, cardReadings } from '../../packages/pipeline/src/sources/fourth-source.fixture.ts';
import { sources as standardSources } from '../../packages/pipeline/src/sources/list.ts';

const sources = [...standardSources, cardReadings];

test('the dead letters of a fourth source are listed, shown and replayed, and status tells of it', async () => {
  const context = memoryContext();
  const pipeline = await startEmbedded(context, { deployment: testDeployment, policy: retail, sources });
  const status = async () => (await readStatus(context, sources)).sources.at(-1)!;
  const read = { member: 'ada', scans: [{ id: 's-1', at: start }] };

  await appendReadings(context, [
    { card: 'c-1', ...read },
    { card: 'blocked', ...read },
  ]);
  await until(async () => (await status()).deadLetters === 1);

  await until(async () => (await status()).lag === 0);
  expect(await status()).toEqual({ intake: 'card-readings', records: 2, lag: 0, deadLetters: 1 });
  const { counts, letters } = await listLetters(context, everyLetter, 10, sources);
  expect(counts).toEqual([{ intake: 'card-readings', reason: 'card-blocked', count: 1 }]);
  const shown = (await findLetter(context, letters[0]!.origin, sources))!;
  expect(shown.decoded).toEqual({ card: 'blocked', ...read });
  expect(describeLetter(shown)).toContain('card-blocked');

  const handling = { context, intake: 'card-readings', filter: everyLetter } as const;
  const done = await handleLetters({ ...handling, outcome: 'replayed' });

  expect([...done]).toEqual([['card-blocked', 1]]);
  // Nothing was mended: it is read like any other record, and dies again.
  await until(async () => (await status()).deadLetters === 2);
  await pipeline.stop();
});
