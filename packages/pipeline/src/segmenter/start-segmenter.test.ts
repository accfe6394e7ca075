import { isDeepStrictEqual } from 'node:util';
import { foldVersion, retail } from '@tidemark/core';
import { createMetrics, hasCode } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { startEmbedded } from '../embedded.ts';
import {
  aPurchase,
  appendPurchases,
  memoryContext,
  testDeployment,
  until,
} from '../memory-context.fixture.ts';
import { PIPELINE_METRICS } from '../metrics/pipeline-metrics.ts';
import { startSegmenter } from './start-segmenter.ts';

/** A deployment whose store was filled by another fold version. */
async function filledByAnotherFold() {
  const context = memoryContext();
  const pipeline = await startEmbedded(context, { deployment: testDeployment, policy: retail });
  await appendPurchases(context, [aPurchase()]);
  const counts = () => Promise.all([0, 1].map((partition) => context.store.partition(partition).counts()));
  await until(async () => (await counts()).some(({ counts: { size } }) => size > 0));
  await pipeline.stop();
  for (const partition of [0, 1]) {
    const store = context.store.partition(partition);
    const { applied, fields } = await store.readFields(['rules']);
    const rules = JSON.parse(String(fields[0])) as object;
    const changed = Buffer.from(JSON.stringify({ ...rules, foldVersion: foldVersion - 1 }));
    const write = { states: [], dues: [], counts: [], fields: [['rules', changed] as const] };
    await store.write({ ...write, expected: applied, next: applied! });
  }
  return { context: { ...context, metrics: createMetrics(PIPELINE_METRICS) }, counts };
}

test('a state that another fold has made is refused, with what to do', async () => {
  const { context } = await filledByAnotherFold();

  const segmenter = await startSegmenter(context, { recovery: 'refuse' });
  const fault = await segmenter.ended.catch((error: unknown) => error);

  expect(hasCode(fault, 'refused'), String(fault)).toBe(true);
  expect(String(fault)).toContain('Run the release that matches');
});

test('a rebuild makes it anew', async () => {
  const { context, counts } = await filledByAnotherFold();
  const before = await counts();

  const segmenter = await startSegmenter(context, { recovery: 'rebuild' });
  await until(() => segmenter.isReady());
  await until(async () => isDeepStrictEqual(await counts(), before));
  const { fields } = await context.store.partition(0).readFields(['rules']);
  await segmenter.stop();

  expect(JSON.parse(String(fields[0]))).toMatchObject({ foldVersion });
});
