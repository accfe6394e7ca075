import { DAY, type Policy, retail, type Scorecard } from '@tidemark/core';
import type { ServiceContext } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { startEmbedded } from '../embedded.ts';
import { blocksOf, memoryContext, start, testDeployment, until } from '../memory-context.fixture.ts';
import type { PipelineContext } from '../metrics/pipeline-context.ts';
import { setup } from '../setup/setup.ts';
import { applyRules } from './apply-rules.ts';
import { completeRules, deploymentRules } from './publish-rules.ts';
import { publishScorecard } from './publish-scorecard.ts';
import { watchedAppends } from './watched-appends.fixture.ts';

const impatient: Policy = { ...retail, lifecycle: { ...retail.lifecycle, newDays: 7 } };
const scorecard: Scorecard = {
  calibratedAt: start,
  customers: 40,
  recencyDays: [3, 9, 12, 20],
  frequency: [1, 1, 2, 4],
  monetaryMinor: [100, 200, 300, 400],
  value: { highMinor: 900, midMinor: 50 },
  models: { purchase: null, spend: null },
};
const effectiveAt = start + DAY;

async function aDeployment(): Promise<PipelineContext> {
  const context = memoryContext();
  await setup(context, { deployment: testDeployment, policy: retail, from: 'earliest' });
  return context;
}

/** The rules of the log, partition after partition, as `kind version@effectiveAt - start`. */
async function rulesIn(context: ServiceContext): Promise<readonly string[]> {
  const entries = (await blocksOf(context)).flatMap((block) => block.entries);
  return entries.flatMap((entry) =>
    entry.type === 'Policy' || entry.type === 'Scorecard'
      ? [`${entry.type} ${entry.version}@${entry.effectiveAt === 0 ? 'first' : entry.effectiveAt - start}`]
      : [],
  );
}

test('a scorecard stands in every partition, is published once, and has versions of its own', async () => {
  const context = await aDeployment();

  const first = await publishScorecard(context, { scorecard, effectiveAt });
  const again = await publishScorecard(context, { scorecard, effectiveAt: undefined });
  const next = await publishScorecard(context, {
    scorecard: { ...scorecard, calibratedAt: start + DAY },
    effectiveAt: effectiveAt + DAY,
  });

  expect([first.outcome, again.outcome, next.outcome]).toEqual(['published', 'unchanged', 'published']);
  const each = ['Policy 1@first', `Scorecard 1@${DAY}`, `Scorecard 2@${2 * DAY}`];
  expect(await rulesIn(context)).toEqual([...each, ...each]);
});

test('of a policy and a scorecard at the same time the later in the log acts a millisecond behind, in all partitions', async () => {
  const context = await aDeployment();
  let isFirst = true;
  const slower = watchedAppends(context, async () => {
    if (!isFirst) return;
    isFirst = false;
    await applyRules(context, { policy: impatient, effectiveAt });
  });

  const published = await publishScorecard(slower, { scorecard, effectiveAt });
  const pipeline = await startEmbedded(context, { deployment: testDeployment, policy: retail });
  const stored = () => context.store.partition(1).readFields(['rules']);
  await until(async () => String((await stored()).fields[0]).includes('"scorecard"'));
  await pipeline.stop();

  expect(published).toMatchObject({ outcome: 'published', record: { effectiveAt: effectiveAt + 1 } });
  expect(await rulesIn(context)).toEqual([
    ...['Policy 1@first', `Policy 2@${DAY}`, `Scorecard 1@${DAY}`],
    ...['Policy 1@first', `Policy 2@${DAY}`, `Scorecard 1@${DAY + 1}`],
  ]);
  for (const partition of [0, 1]) {
    const { fields } = await context.store.partition(partition).readFields(['rules']);
    expect(JSON.parse(String(fields[0]))).toMatchObject({ records: await deploymentRules(context) });
  }
});

test('of two scorecards at the same time one has the version, and the other one is overtaken', async () => {
  const context = await aDeployment();
  let isFirst = true;
  const slower = watchedAppends(context, async () => {
    if (!isFirst) return;
    isFirst = false;
    await publishScorecard(context, { scorecard, effectiveAt });
  });

  const late = await publishScorecard(slower, { scorecard: { ...scorecard, customers: 41 }, effectiveAt });

  expect(late).toMatchObject({ outcome: 'overtaken', record: { version: 1 } });
  expect((await deploymentRules(context)).map(({ kind }) => kind)).toEqual(['policy', 'scorecard']);
});

test('what was interrupted between two partitions is completed, also by who has nothing to publish', async () => {
  const context = await aDeployment();
  const interrupted = watchedAppends(context, async ([record]) => {
    if (record!.partition === 1) throw new Error('the process ends here');
  });
  await expect(publishScorecard(interrupted, { scorecard, effectiveAt })).rejects.toThrow('ends here');

  expect(await completeRules(context)).toBe(true);
  expect(await completeRules(context)).toBe(false);
  const each = ['Policy 1@first', `Scorecard 1@${DAY}`];
  expect(await rulesIn(context)).toEqual([...each, ...each]);
});

test('a scorecard held against another than the newest is overtaken', async () => {
  const context = await aDeployment();
  await publishScorecard(context, { scorecard, effectiveAt, after: 0 });

  const late = await publishScorecard(context, {
    scorecard: { ...scorecard, customers: 41 },
    effectiveAt: undefined,
    after: 0,
  });

  expect(late).toMatchObject({ outcome: 'overtaken', record: { version: 1 } });
});
