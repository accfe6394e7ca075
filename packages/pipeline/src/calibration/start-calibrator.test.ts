import { DAY, type EpochMs, fitModels, MINUTE, type Policy, retail } from '@tidemark/core';
import { createMetrics, type ServiceContext } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { startEmbedded } from '../embedded.ts';
import {
  aPurchase,
  appendPurchases,
  appendTick,
  blocksOf,
  memoryContext,
  purchasesCarriedOver,
  start,
  testDeployment,
  until,
} from '../memory-context.fixture.ts';
import { PIPELINE_METRICS } from '../metrics/pipeline-metrics.ts';
import { applyRules } from '../rules/apply-rules.ts';
import { publishScorecard } from '../rules/publish-scorecard.ts';
import { decodeScorecard } from '../scorecard/scorecard-document.ts';
import { startCalibrator } from './start-calibrator.ts';

const monthly: Policy = { ...retail, calibration: { ...retail.calibration, schedule: 'monthly' } };
const january = start + 20 * DAY;
const february = Date.parse('2026-02-01T00:00:00Z');

/** A deployment of ten customers who bought for 10.00, 20.00, … 100.00, each a day before the next. */
async function aShop(policy = monthly) {
  const context = memoryContext();
  const pipeline = await startEmbedded(context, { deployment: testDeployment, policy });
  const purchases = Array.from({ length: 10 }, (_, index) =>
    aPurchase({
      customerId: `c-${index}`,
      eventId: `o-${index}`,
      occurredAt: start + index * DAY,
      amountMinor: 1_000 * (index + 1),
    }),
  );
  await appendPurchases(context, purchases);
  await purchasesCarriedOver(context, 10);
  return { context, pipeline };
}

/** Writes a tick into every partition, and waits until all are folded. */
async function tickAll(context: ServiceContext, at: EpochMs): Promise<void> {
  await appendTick(context, at);
  await until(async () => {
    const times = await Promise.all(
      [0, 1].map(async (each) => (await context.store.partition(each).readFields(['time'])).fields[0]),
    );
    return times.every((time) => String(time) === String(at));
  });
}

async function scorecardsIn(context: ServiceContext) {
  const entries = (await blocksOf(context)).flatMap((block) => block.entries);
  return entries.flatMap((entry) =>
    entry.type === 'Scorecard'
      ? [{ version: entry.version, effectiveAt: entry.effectiveAt, ...decodeScorecard(entry.document) }]
      : [],
  );
}

/** A calibrator as a process of its own. */
const another = (context: ServiceContext) =>
  startCalibrator({ ...context, metrics: createMetrics(PIPELINE_METRICS) }, { fit: fitModels });

async function someTurns(): Promise<void> {
  let turns = 0;
  await until(() => ++turns > 200);
}

test('each period is calibrated once, from its beginning on, whatever is restarted or runs twice', async () => {
  const { context, pipeline } = await aShop();
  await tickAll(context, january);
  const calibrators = [await another(context), await another(context)];

  await until(async () => (await scorecardsIn(context)).length === 2);
  await tickAll(context, february - 1);
  await calibrators[0]!.stop();
  calibrators[0] = await another(context);
  await someTurns();
  const inJanuary = await scorecardsIn(context);
  await tickAll(context, february);
  await until(async () => (await scorecardsIn(context)).length === 4);
  await someTurns();
  for (const calibrator of calibrators) await calibrator.stop();
  await pipeline.stop();

  expect(inJanuary.map(({ version, calibratedAt }) => [version, calibratedAt])).toEqual([
    [1, january],
    [1, january],
  ]);
  const all = await scorecardsIn(context);
  expect(all.map(({ version }) => version).toSorted((left, right) => left - right)).toEqual([1, 1, 2, 2]);
  expect(all.at(-1)).toEqual({
    version: 2,
    effectiveAt: february + MINUTE,
    calibratedAt: february,
    customers: 10,
    // Bought on 1 to 10 January at noon: 21.5 to 30.5 days before.
    recencyDays: [22.8, 24.6, 26.4, 28.2],
    frequency: [1, 1, 1, 1],
    // 1,000 is a bucket of its own, the others stand for all within 1 %.
    monetaryMinor: expect.any(Array),
    value: expect.any(Object),
    models: { purchase: null, spend: null },
  });
  for (const [index, exact] of [2_800, 4_600, 6_400, 8_200].entries())
    expect(Math.abs(all.at(-1)!.monetaryMinor[index]! - exact)).toBeLessThanOrEqual(exact / 100);
});

test('models that are kept out are counted by why, and the scorecard is published without them', async () => {
  const { context, pipeline } = await aShop();
  const metrics = createMetrics(PIPELINE_METRICS);
  const calibrator = await startCalibrator({ ...context, metrics }, { fit: fitModels });

  await tickAll(context, january);
  await until(async () => (await scorecardsIn(context)).length === 2);
  await someTurns();
  await calibrator.stop();
  await pipeline.stop();

  expect((await scorecardsIn(context))[0]).toMatchObject({ models: { purchase: null, spend: null } });
  const exposed = await metrics.text();
  expect(exposed).toContain('tidemark_kept_out_models_total{model="purchase",why="too-few"} 1');
  expect(exposed).toContain('tidemark_kept_out_models_total{model="spend",why="too-few"} 1');
});

test('while nobody has bought, or no partition knows the time, nothing is published', async () => {
  const context = memoryContext();
  const pipeline = await startEmbedded(context, { deployment: testDeployment, policy: monthly });
  const calibrator = await another(context);

  await someTurns();
  await tickAll(context, january);
  await someTurns();

  expect(calibrator.isReady()).toBe(true);
  expect(await scorecardsIn(context)).toEqual([]);
  await calibrator.stop();
  await pipeline.stop();
});

test('a policy that schedules nothing is left alone', async () => {
  const { context, pipeline } = await aShop(retail);
  const calibrator = await another(context);

  await tickAll(context, january);
  await tickAll(context, february);
  await someTurns();
  await calibrator.stop();
  await pipeline.stop();

  expect(await scorecardsIn(context)).toEqual([]);
});

test('a scorecard published by hand counts for its period, however old the data it was made of', async () => {
  const { context, pipeline } = await aShop();
  await tickAll(context, january);
  const byHand = {
    calibratedAt: start - 60 * DAY,
    customers: 3,
    recencyDays: [],
    frequency: [],
    monetaryMinor: [],
    value: null,
    models: { purchase: null, spend: null },
  };
  await publishScorecard(context, { scorecard: byHand, effectiveAt: january + MINUTE });
  const calibrator = await another(context);

  await tickAll(context, january + DAY);
  await someTurns();
  const inJanuary = await scorecardsIn(context);
  await tickAll(context, february);
  await until(async () => (await scorecardsIn(context)).length === 4);
  await calibrator.stop();
  await pipeline.stop();

  expect(inJanuary.map(({ version, customers }) => [version, customers])).toEqual([
    [1, 3],
    [1, 3],
  ]);
});

test('nothing is published while a policy lies ahead, behind which it would have to act', async () => {
  const { context, pipeline } = await aShop();
  await tickAll(context, january);
  const later = { ...monthly, rfm: { ...monthly.rfm, windowDays: 90 } };
  await applyRules(context, { policy: later, effectiveAt: january + 2 * DAY });
  const calibrator = await another(context);

  await tickAll(context, january + DAY);
  await someTurns();
  const before = await scorecardsIn(context);
  await tickAll(context, january + 2 * DAY);
  await until(async () => (await scorecardsIn(context)).length === 2);
  await calibrator.stop();
  await pipeline.stop();

  expect(before).toEqual([]);
});

test('a scorecard made in the last minute of a period leaves the next one to be calibrated', async () => {
  const daily: Policy = { ...retail, calibration: { ...retail.calibration, schedule: 'daily' } };
  const { context, pipeline } = await aShop(daily);
  const midnight = Date.parse('2026-01-21T00:00:00Z');
  const calibrator = await another(context);

  await tickAll(context, midnight - 1);
  await until(async () => (await scorecardsIn(context)).length === 2);
  await tickAll(context, midnight + 2 * MINUTE);
  await until(async () => (await scorecardsIn(context)).length === 4);
  await calibrator.stop();
  await pipeline.stop();

  expect((await scorecardsIn(context)).at(-1)).toMatchObject({
    version: 2,
    calibratedAt: midnight + 2 * MINUTE,
  });
});
