import { retail } from '@tidemark/core';
import { setup, sources, startIntake } from '@tidemark/pipeline';
import type { RunningService } from '@tidemark/stream';
import type { ShopDay } from '../../../packages/simulation/src/shop/shop-day.ts';
import { simulateShop } from '../../../packages/simulation/src/shop/simulate-shop.ts';
import { chainFaults, publishedByCustomer } from '../../support/published-records.ts';
import { openRealContext, type ServerUrls } from '../../support/real-context.ts';
import { serviceEnvironment } from '../../support/service-process.ts';
import { drive, runEmbedded, simulatedDeployment, utc } from '../../support/simulated-deployment.ts';
import { countOutputs, differingCustomers } from '../compare-published.ts';
import { type SeededRandom, seededRandom } from '../seeded-random.ts';
import { type Killings, killAgainAndAgain } from './kill-again-and-again.ts';
import type { KillPlan, KillPoint } from './kill-plan.ts';

export interface KillRun {
  readonly name: string;
  readonly seed: number;
  readonly customers: number;
  /** The least days to drive; more follow until every kill has happened. */
  readonly days: number;
  /** Simulated days per second: what the run is paced to. */
  readonly speed: number;
  /** Where the segmenter is killed, in some order. */
  readonly segmenterKills: Readonly<Partial<Record<KillPoint, number>>>;
  readonly intakeKills: Readonly<Partial<Record<KillPoint, number>>>;
}

/** What a read_committed consumer saw of a run, held against the same days in memory without any fault. */
export interface KillReport {
  readonly seconds: number;
  readonly events: number;
  readonly customers: number;
  readonly outputs: number;
  readonly segmenterKills: readonly KillPoint[];
  readonly intakeKills: readonly KillPoint[];
  /** Gaps, duplicates and misplaced outputs in the chains. */
  readonly chainFaults: readonly string[];
  /** Customers whose published sequence is not, byte for byte, that of the run without faults. */
  readonly differing: readonly string[];
}

/** Drives days through real servers while segmenter and purchases intake are killed at points drawn from the seed. */
export async function runKills(run: KillRun, servers: ServerUrls): Promise<KillReport> {
  const random = seededRandom(run.seed);
  const startedAt = performance.now();
  await using context = await openRealContext(run.name, servers);
  const deployment = simulatedDeployment(run.name, 'USD');
  await setup(context, { deployment, policy: retail, from: 'earliest' });
  const steady: RunningService[] = [];
  for (const source of sources.filter(({ name }) => name !== 'purchases'))
    steady.push(await startIntake(context, source, { acceptsDead: false }));
  const env = serviceEnvironment(run.name, servers);
  const segmenter = killAgainAndAgain(
    'test/faults/kills/segmenter-victim.ts',
    env,
    plans(run.segmenterKills, random),
  );
  const intake = killAgainAndAgain('test/faults/kills/intake-victim.ts', env, plans(run.intakeKills, random));

  const days: ShopDay[] = [];
  const driven = untilKilled(run, days, [segmenter, intake]);
  const driving = drive(context, driven, { speed: run.speed, settles: 'at-end' });
  await Promise.race([driving, segmenter.failed, intake.failed]);
  const seconds = (performance.now() - startedAt) / 1_000;
  await segmenter.stop();
  await intake.stop();
  for (const service of steady) await service.stop();

  const real = await publishedByCustomer(context);
  const expected = await publishedByCustomer(await runEmbedded(context, deployment, days));
  return {
    seconds,
    events: days.reduce((sum, day) => sum + day.events.length, 0),
    customers: expected.size,
    outputs: countOutputs(expected),
    segmenterKills: segmenter.points,
    intakeKills: intake.points,
    chainFaults: chainFaults(real),
    differing: differingCustomers(real, expected),
  };
}

/** The shop's days, noted in `taken`, until there are enough and everybody has died as often as planned. */
function* untilKilled(run: KillRun, taken: ShopDay[], victims: readonly Killings[]): Generator<ShopDay> {
  const shop = simulateShop({
    seed: `kills-${run.seed}`,
    customers: run.customers,
    startAt: START,
    days: MOST_DAYS,
    zone: utc,
    currency: 'USD',
  });
  for (const day of shop) {
    if (taken.length >= run.days && victims.every(({ isOver }) => isOver())) return;
    taken.push(day);
    yield day;
  }
}

/** Five years: a run that needs more does not get on. */
const MOST_DAYS = 1_826;
const START = Date.parse('2025-01-01T00:00:00Z');
/** So many passings of the loop's points at most before a process dies: it lives for some batches, never for all. */
const MOST_PASSINGS = 40;

/** One plan per kill, in an order and at places drawn from the seed. */
function plans(
  counts: Readonly<Partial<Record<KillPoint, number>>>,
  random: SeededRandom,
): readonly KillPlan[] {
  const points = (Object.entries(counts) as [KillPoint, number][]).flatMap(([point, count]) =>
    Array.from({ length: count }, () => point),
  );
  const shuffled: KillPlan[] = [];
  while (points.length > 0) {
    const [point] = points.splice(random.below(points.length), 1) as [KillPoint];
    shuffled.push({ point, passings: random.below(MOST_PASSINGS) });
  }
  return shuffled;
}
