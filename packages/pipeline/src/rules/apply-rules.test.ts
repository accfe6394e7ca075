import { DAY, type Policy, retail } from '@tidemark/core';
import { segmentChangedSchema } from '@tidemark/schemas';
import { createWireDecoder, type ServiceContext } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { startEmbedded } from '../embedded.ts';
import {
  aPurchase,
  appendPurchases,
  appendTick,
  blocksOf,
  memoryContext,
  purchasesCarriedOver,
  recordsOf,
  start,
  testDeployment,
  until,
} from '../memory-context.fixture.ts';
import type { PipelineContext } from '../metrics/pipeline-context.ts';
import { setup } from '../setup/setup.ts';
import { applyRules, checkRules } from './apply-rules.ts';
import { watchedAppends } from './watched-appends.fixture.ts';

const impatient: Policy = { ...retail, lifecycle: { ...retail.lifecycle, newDays: 7 } };
const generous: Policy = { ...retail, lifecycle: { ...retail.lifecycle, newDays: 60 } };

async function aDeployment(time: 'real' | 'simulated' = 'simulated'): Promise<PipelineContext> {
  const context = memoryContext();
  await setup(context, { deployment: { ...testDeployment, time }, policy: retail, from: 'earliest' });
  return context;
}

/** The policies of the log, partition after partition, as `version@effectiveAt`. */
async function policiesIn(context: ServiceContext): Promise<readonly string[]> {
  const entries = (await blocksOf(context)).flatMap((block) => block.entries);
  return entries.flatMap((entry) =>
    entry.type === 'Policy' ? [`${entry.version}@${entry.effectiveAt}`] : [],
  );
}

test('new rules move whoever they concern, at the instant at which they take effect', async () => {
  const context = memoryContext();
  const pipeline = await startEmbedded(context, { deployment: testDeployment, policy: retail });
  await appendPurchases(context, [aPurchase()]);
  await purchasesCarriedOver(context, 1);

  const effectiveAt = start + 10 * DAY;
  const applied = await applyRules(context, { policy: impatient, effectiveAt });
  await appendTick(context, start + 11 * DAY);
  await until(async () => (await recordsOf(context, 'segment-changes')).length === 2);
  await pipeline.stop();

  expect(applied).toMatchObject({ version: 2, effectiveAt, outcome: 'applied' });
  const decoder = createWireDecoder({
    registry: context.registry,
    codec: segmentChangedSchema,
    now: context.timing.now,
  });
  const moved = (await recordsOf(context, 'segment-changes'))[1]!;
  await decoder.prepare([moved.value]);
  expect(decoder.decode(moved.value)).toMatchObject({
    value: {
      at: effectiveAt,
      cause: { kind: 'RULES' },
      rules: { policyVersion: 2 },
      changes: [{ dimension: 'lifecycle', from: 'new', to: 'established' }],
    },
  });
});

test('the newest rules are not applied again', async () => {
  const context = await aDeployment();
  await applyRules(context, { policy: impatient, effectiveAt: start });

  const again = await applyRules(context, { policy: impatient, effectiveAt: start + DAY });

  expect(again).toMatchObject({ version: 2, effectiveAt: start, outcome: 'unchanged' });
  expect(await policiesIn(context)).toEqual(['1@0', `2@${start}`, '1@0', `2@${start}`]);
});

test('an apply that was interrupted is completed by the next one, also by other rules', async () => {
  const context = await aDeployment();
  const interrupted = watchedAppends(context, async ([record]) => {
    if (record!.partition === 1) throw new Error('the process ends here');
  });
  await expect(applyRules(interrupted, { policy: impatient, effectiveAt: start })).rejects.toThrow(
    'ends here',
  );

  await applyRules(context, { policy: generous, effectiveAt: start + DAY });

  const both = ['1@0', `2@${start}`, `3@${start + DAY}`];
  expect(await policiesIn(context)).toEqual([...both, ...both]);
});

test('an apply that only completes another one says so', async () => {
  const context = await aDeployment();
  const interrupted = watchedAppends(context, async ([record]) => {
    if (record!.partition === 1) throw new Error('the process ends here');
  });
  await expect(applyRules(interrupted, { policy: impatient, effectiveAt: start })).rejects.toThrow(
    'ends here',
  );

  const completed = await applyRules(context, { policy: impatient, effectiveAt: undefined });

  expect(completed).toMatchObject({ outcome: 'completed', version: 2, effectiveAt: start });
});

test('rules that were held against others than the newest are not applied', async () => {
  const context = await aDeployment();
  await applyRules(context, { policy: generous, effectiveAt: start, after: 1 });

  const late = applyRules(context, { policy: impatient, effectiveAt: start + DAY, after: 1 });

  await expect(late).rejects.toThrow('somebody else has applied policy 2 meanwhile');
});

test('of two applies at the same time one has the version, and the other gets an error', async () => {
  const context = await aDeployment();
  let isFirst = true;
  const slower = watchedAppends(context, async () => {
    if (!isFirst) return;
    isFirst = false;
    await applyRules(context, { policy: generous, effectiveAt: start });
  });

  const late = applyRules(slower, { policy: impatient, effectiveAt: start });

  await expect(late).rejects.toThrow('somebody else has applied policy 2 meanwhile');
  const pipeline = await startEmbedded(context, { deployment: testDeployment, policy: retail });
  expect(await applyRules(context, { policy: generous, effectiveAt: start })).toMatchObject({
    outcome: 'unchanged',
  });
  await pipeline.stop();
});

test('rules take effect ahead, after all others, and a minute ahead by default', async () => {
  const context = await aDeployment('real');
  const now = context.timing.now();

  await expect(applyRules(context, { policy: impatient, effectiveAt: now - 1 })).rejects.toThrow(
    'has passed',
  );
  const applied = await applyRules(context, { policy: impatient, effectiveAt: undefined });
  const earlier = applyRules(context, { policy: generous, effectiveAt: now + 1_000 });

  expect(applied.effectiveAt).toBe(now + 60_000);
  await expect(earlier).rejects.toThrow('what is published later must take effect later');
});

test('a window longer than the days kept is refused before anything is written', async () => {
  const context = await aDeployment();
  const policy = { ...retail, rfm: { ...retail.rfm, windowDays: 731 } };

  await expect(applyRules(context, { policy, effectiveAt: start })).rejects.toThrow('keeps 730');
  expect(await policiesIn(context)).toEqual(['1@0', '1@0']);
});

test('rules that an apply would refuse are refused by a check alone, which appends nothing', async () => {
  const context = await aDeployment('real');
  const long: Policy = { ...retail, rfm: { ...retail.rfm, windowDays: 731 } };

  const unfit = checkRules(context, { policy: long, effectiveAt: undefined });
  await expect(unfit).rejects.toThrow('731 days, but this deployment keeps 730');
  const past = checkRules(context, { policy: impatient, effectiveAt: start - DAY });
  await expect(past).rejects.toThrow('has passed');
  // Those in force may be named with any instant: they are not published again.
  await checkRules(context, { policy: retail, effectiveAt: start - DAY });
  await checkRules(context, { policy: impatient, effectiveAt: undefined });

  expect(await policiesIn(context)).toEqual(['1@0', '1@0']);
});
