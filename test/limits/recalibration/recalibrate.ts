import { setTimeout as sleep } from 'node:timers/promises';
import { retail, SECOND } from '@tidemark/core';
import { deploymentRules } from '@tidemark/pipeline';
import { LOG_PARTITIONS, openBenchDeployment } from '../../bench/workload/bench-deployment.ts';
import { fillBacklog } from '../../bench/workload/fill-backlog.ts';
import { pollUntil } from '../../support/poll-until.ts';
import type { ServerUrls } from '../../support/real-context.ts';
import { runCommand, TIDEMARK } from '../../support/run-command.ts';
import { serviceEnvironment } from '../../support/service-process.ts';
import { isCarriedOver, isFolded } from '../carry-backlog.ts';
import { startMeasured } from '../measured-service.ts';
import { sendLivePurchases } from '../timers/live-purchases.ts';
import { type Latencies, summarizeLatencies } from '../timers/summarize-latencies.ts';
import { writtenTicks } from '../written-ticks.ts';
import { countLeftBehind, countRulesMoves, type RulesMoves } from './count-moves.ts';
import { latelyBought } from './lately-bought.ts';
import { watchSweep } from './watch-sweeps.ts';

export interface RecalibrationOptions {
  /** A name that nobody has used on these servers. */
  readonly name: string;
  readonly customers: number;
  /** Live purchases; a quarter of them are newcomers', whose latency is measured. */
  readonly perSecond: number;
  /** How long is measured before the scorecard takes effect, and after everybody has passed it. */
  readonly calmSeconds: number;
  readonly servers: ServerUrls;
  readonly timeoutMs: number;
}

export interface RecalibrationResult extends RulesMoves {
  /** All that there were in the end, newcomers too. */
  readonly customers: number;
  /** Customers who have not passed the scorecard in the end. */
  readonly leftBehind: number;
  readonly sweptSeconds: number;
  /** Ticks written while the sweep was under way, all partitions together. */
  readonly ticks: number;
  /** How many of its steps could be distinguished. */
  readonly steps: number;
  readonly before: Latencies;
  readonly meanwhile: Latencies;
  readonly after: Latencies;
  readonly peakRssMib: Readonly<Record<string, number>>;
  readonly auditCode: number | null;
  readonly audit: string;
}

/** The command reads a deployment's histograms, and all partitions need the scorecard by then. */
const LEAD_MS = 30 * SECOND;

/** So many ticks a sweep of this many customers takes at least: each takes `limits.sweepPerTick` of its partition past a rule set. */
export function leastTicks(customers: number): number {
  return Math.floor(customers / retail.limits.sweepPerTick);
}

/** Publishes a scorecard that moves most customers of a large deployment, and lets them pass it while purchases come in. */
export async function recalibrate(options: RecalibrationOptions): Promise<RecalibrationResult> {
  const { name, customers, perSecond, calmSeconds, servers, timeoutMs } = options;
  await using context = await openBenchDeployment(name, servers);
  await fillBacklog(context, latelyBought(customers, Date.now()));
  const env = serviceEnvironment(name, servers);
  await using intake = await startMeasured('purchases', env);
  await using segmenter = await startMeasured('segmenter', env);
  const isLoaded = async () => (await isCarriedOver(context, [intake, segmenter])) && isFolded(context);
  await pollUntil('the customers are loaded', isLoaded, timeoutMs);
  await using clock = await startMeasured('clock', env);
  await pollUntil('all partitions know the time', async () => (await writtenTicks(clock)) >= LOG_PARTITIONS);

  await using live = await sendLivePurchases(context, servers, { perSecond, publishedBefore: customers });
  await sleep(calmSeconds * SECOND);
  const calmFrom = performance.now();
  const when = new Date(Date.now() + LEAD_MS).toISOString();
  const calibrated = await runCommand([TIDEMARK, 'calibrate', '--yes', '--effective-at', when], env);
  if (calibrated.code !== 0) throw new Error(`${calibrated.stdout}${calibrated.stderr}`);
  const { effectiveAt } = (await deploymentRules(context)).at(-1)!;
  await sleep(Math.max(0, effectiveAt - Date.now()));
  const ticksBefore = await writtenTicks(clock);
  const sweep = await watchSweep(context, effectiveAt, timeoutMs);
  const ticks = (await writtenTicks(clock)) - ticksBefore;
  await sleep(calmSeconds * SECOND);
  const latencies = await live.end();
  await pollUntil('all is folded', () => isFolded(context), timeoutMs);

  const between = (from: number, until: number) => summarizeLatencies(latencies, from, until);
  const services = [intake, segmenter, clock];
  const { code, stdout, stderr } = await runCommand([TIDEMARK, 'audit'], env);
  return {
    ...(await countLeftBehind(context, effectiveAt)),
    ...(await countRulesMoves(context)),
    sweptSeconds: (sweep.until - sweep.from) / SECOND,
    ticks,
    steps: sweep.steps,
    before: between(calmFrom, sweep.from),
    meanwhile: between(sweep.from, sweep.until),
    after: between(sweep.until, Number.POSITIVE_INFINITY),
    peakRssMib: Object.fromEntries(services.map((each) => [each.name, each.peakRssMib()])),
    auditCode: code,
    audit: `${stdout}${stderr}`,
  };
}
