import { DAY, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { startIntake } from '../intake/start-intake.ts';
import { blocksOf, memoryContext, testDeployment, until } from '../memory-context.fixture.ts';
import type { PipelineContext } from '../metrics/pipeline-context.ts';
import { setup } from '../setup/setup.ts';
import { appendReadings, cardReadings } from '../sources/fourth-source.fixture.ts';
import { sources as standardSources } from '../sources/list.ts';
import { startClock } from './start-clock.ts';

async function realTimeContext(): Promise<PipelineContext> {
  const context = memoryContext();
  await setup(context, { deployment: { ...testDeployment, time: 'real' }, policy: retail, from: 'earliest' });
  return context;
}

/** The context of a clock whose machine is off by so much. */
function off(context: PipelineContext, byMs: number): PipelineContext {
  return { ...context, timing: { ...context.timing, now: () => context.timing.now() + byMs } };
}

async function ticks(context: PipelineContext): Promise<readonly number[]> {
  const entries = (await blocksOf(context)).flatMap((block) => block.entries);
  return entries.flatMap((entry) => (entry.type === 'Tick' ? [entry.at] : []));
}

test.each([365 * DAY, -365 * DAY])(
  'a clock that is off by %d ms stops before it has written any tick',
  async (byMs) => {
    const context = await realTimeContext();

    const clock = await startClock(off(context, byMs));

    await expect(clock.ended).rejects.toThrow("ahead of the broker's");
    expect((await ticks(context)).filter((at) => at !== 0)).toEqual([]);
  },
);

test('a clock that agrees with the broker writes each partition the time less the grace', async () => {
  const context = await realTimeContext();

  const clock = await startClock(context);
  await until(async () => (await ticks(context)).filter((at) => at > 0).length === 2);
  await clock.stop();

  const written = (await ticks(context)).filter((at) => at > 0);
  expect(written).toEqual([context.timing.now() - 2_000, context.timing.now() - 2_000]);
});

test('a clock waits for what every source of its list held at its start', async () => {
  const context = memoryContext();
  const deployment = { ...testDeployment, time: 'real' } as const;
  const sources = [...standardSources, cardReadings];
  await setup(context, { deployment, policy: retail, from: 'earliest', sources });
  await appendReadings(context, [{ card: 'c-1', member: 'ada', scans: [] }]);

  const clock = await startClock(context, { sources });
  for (let turn = 0; turn < 50; turn++) await context.timing.wait(0);
  expect(clock.isReady()).toBe(false);
  expect(await ticks(context)).toEqual([]);
  const intake = await startIntake(context, cardReadings, { acceptsDead: false });
  await until(() => clock.isReady());
  await intake.stop();
  await clock.stop();

  expect(await ticks(context)).not.toEqual([]);
});
