import { type DeploymentConfig, type Policy, retail } from '@tidemark/core';
import { deploymentWith, type Naming, PIPELINE_METRICS, startEmbedded } from '@tidemark/pipeline';
import { createMemoryContext, createSystemTiming, type ServiceContext } from '@tidemark/stream';
import { driveDays } from '../../packages/simulation/src/driving/driver.ts';
import { createSimulatedClock } from '../../packages/simulation/src/driving/simulated-clock.ts';
import type { ShopDay } from '../../packages/simulation/src/shop/shop-day.ts';

export const utc = { name: 'UTC', initialOffsetMs: 0, transitions: [] } as const;

/** A deployment whose ticks a driver writes. */
export function simulatedDeployment(deployment: string, currency: string, partitions = 4): DeploymentConfig {
  return deploymentWith({
    id: deployment,
    partitions,
    zone: utc,
    currencies: [currency],
    goLive: 0,
    time: 'simulated',
  });
}

/** A look at committed offsets connects anew: many more of them a second would keep a core busy. */
const LOOK_EVERY_MS = 20;

export interface DriveSettings {
  /** Simulated days per second; as fast as it goes when absent. */
  readonly speed?: number;
  readonly settles?: 'each-day' | 'at-end';
  /** Called after each day with how many days are over. */
  readonly onDay?: (daysOver: number) => Promise<void> | void;
}

/** Drives a deployment whose services run, wherever they run, through days. */
export async function drive(
  context: ServiceContext,
  days: Iterable<ShopDay>,
  { speed = 0, settles = 'each-day', onDay }: DriveSettings = {},
): Promise<void> {
  const timing = createSystemTiming();
  const { signal } = new AbortController();
  let daysOver = 0;
  const options = { context, days, speed, settles, pollEveryMs: LOOK_EVERY_MS, timing, signal };
  for await (const _ of driveDays(options)) {
    daysOver += 1;
    await onDay?.(daysOver);
  }
}

/** The whole pipeline in memory under the same names, driven through the same days: what the real one must equal. */
export async function runEmbedded(
  naming: Naming,
  deployment: DeploymentConfig,
  days: readonly ShopDay[],
  policy: Policy = retail,
): Promise<ServiceContext> {
  const clock = createSimulatedClock(days[0]!.tickAt, createSystemTiming());
  const context = createMemoryContext({
    deployment: naming.deployment,
    topicPrefix: naming.topicPrefix,
    timing: clock.timing,
    metrics: PIPELINE_METRICS,
  });
  const pipeline = await startEmbedded(context, { deployment, policy });
  const timing = createSystemTiming();
  const { signal } = new AbortController();
  const options = { context, days, speed: 0, pollEveryMs: 0, timing, signal, onStep: clock.advanceTo };
  for await (const _ of driveDays(options));
  await pipeline.stop();
  return context;
}
