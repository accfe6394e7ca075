import {
  type DeploymentConfig,
  type EpochMs,
  type Fold,
  HOUR,
  MINUTE,
  type Policy,
  standardFold,
} from '@tidemark/core';
import { type RunningService, runPeriodic, type ServiceContext } from '@tidemark/stream';
import { readDeployment } from '../deployment/read-deployment.ts';
import type { PipelineContext } from '../metrics/pipeline-context.ts';
import {
  completeRules,
  deploymentRules,
  type PublishedRules,
  RULES_LEAD_MS,
} from '../rules/publish-rules.ts';
import { publishScorecard } from '../rules/publish-scorecard.ts';
import { newestVersion, type RulesRecord } from '../rules-records/rules-records.ts';
import { decodeScorecard } from '../scorecard/scorecard-document.ts';
import { type Calibrated, calibrateNow } from './calibrate-now.ts';
import { periodStart } from './calibration-period.ts';
import {
  type DeploymentStatus,
  deploymentStatus,
  newestScorecard,
  policyInForce,
} from './deployment-status.ts';
import { type Fit, fitInWorker } from './fit-in-worker.ts';

/** How often the calibrator checks whether a period has begun. */
const LOOK_MS = 2_000;
/** Partitions fold new rules at different times; one that lacks it for longer never got it. */
const INCOMPLETE_MS = 5 * MINUTE;

/** A scorecard made of the current customers acts within this: a minute, and what partitions and other rules add to it. */
const CURRENT_MS = HOUR;

export interface CalibratorOptions {
  /** What has folded the states: the deployment's. */
  readonly fold?: Fold | undefined;
  /** How models are fitted; by default in another thread, for it takes seconds. */
  readonly fit?: Fit | undefined;
}

interface Calibrator {
  readonly context: PipelineContext;
  readonly deployment: DeploymentConfig;
  readonly fold: Fold;
  readonly fit: Fit;
  /** The instant for which the newest scorecard known stands. */
  calibratedFor: EpochMs | undefined;
  /** Since when the partitions know different rules. */
  incompleteSince: EpochMs | undefined;
}

/**
 * Starts the calibrator: at the start of each period of the policy's schedule it makes a scorecard of the partitions'
 * histograms and of a sample of their customers, and publishes it.
 *
 * The newest scorecard alone, whoever published it, decides whether a period has been calibrated (see `countsAsOf`). So
 * restarts, an outage of days and two calibrators do no harm: the slower one publishes nothing. Nothing is published while
 * a policy or scorecard is still to take effect: the new one could take effect only after it, and its windows and axes may
 * differ. Periods are those of stream time: none begins before every partition has reached it.
 *
 * @throws TidemarkError `refused` when the log was not set up or belongs to another deployment
 */
export async function startCalibrator(
  context: PipelineContext,
  { fold = standardFold, fit = fitInWorker }: CalibratorOptions = {},
): Promise<RunningService> {
  const deployment = await readDeployment(context);
  const calibrator: Calibrator = {
    context,
    deployment,
    fold,
    fit,
    calibratedFor: undefined,
    incompleteSince: undefined,
  };
  // A calibrator before this one may have ended between two partitions.
  let isToComplete = true;
  return runPeriodic(context, {
    name: 'histograms',
    everyMs: LOOK_MS,
    look: async () => {
      if (isToComplete) await completeRules(context);
      // A look that fails may have ended there, too.
      isToComplete = true;
      await look(calibrator);
      isToComplete = false;
      return 'ready';
    },
  });
}

async function look(calibrator: Calibrator): Promise<void> {
  const { context, deployment, fold, fit } = calibrator;
  const status = await deploymentStatus(context, deployment.partitions);
  await completeLateOnes(calibrator, status.isComplete);
  const { earliest: at, records } = status;
  noteCalibrated(calibrator, records);
  const newest = newestScorecard(records);
  if (newest !== undefined)
    context.metrics.scorecardAgeSeconds.set(Math.max(0, at - newest.calibratedAt) / 1_000);
  // A partition has no stream time yet: history is still being loaded.
  if (at === 0) return;
  const policy = policyInForce(records, at);
  if (policy === undefined || !isDue(calibrator, policy, at)) return;
  // Rules not yet folded are in the log; they are read only when those folded leave a period to calibrate.
  const known = await deploymentRules(context);
  noteCalibrated(calibrator, known);
  if (!isDue(calibrator, policy, at) || known.at(-1)!.effectiveAt > at) return;
  const before = newestScorecard(known)?.models ?? null;
  const calibrated = await calibrateNow(context, { deployment, fold, fit, policy, before, at });
  if (calibrated === undefined) return;
  const published = await publishScorecard(context, {
    scorecard: calibrated.scorecard,
    effectiveAt: undefined,
    earliest: earliestEffect(context, deployment, status),
    after: newestVersion(known, 'scorecard'),
  });
  noteCalibrated(calibrator, [published.record]);
  report(context, published, calibrated);
}

function noteCalibrated(calibrator: Calibrator, records: readonly RulesRecord[]): void {
  const newest = records.findLast(({ kind }) => kind === 'scorecard');
  if (newest !== undefined)
    calibrator.calibratedFor = Math.max(countsAsOf(newest), calibrator.calibratedFor ?? 0);
}

/**
 * A scorecard made of the customers as they are counts as of the instant at which it was made, also when it acts in the next period only; one
 * that was made of something else, such as a history, for when it acts.
 */
function countsAsOf({ document, effectiveAt }: RulesRecord): EpochMs {
  const { calibratedAt } = decodeScorecard(document);
  const isMadeNow = calibratedAt <= effectiveAt && effectiveAt - calibratedAt <= CURRENT_MS;
  return isMadeNow ? calibratedAt : effectiveAt;
}

/** Whether the period that the policy schedules has not been calibrated yet. */
function isDue({ deployment, calibratedFor }: Calibrator, { calibration }: Policy, at: EpochMs): boolean {
  const since = periodStart(calibration.schedule, at, deployment.zone);
  return since !== undefined && (calibratedFor === undefined || calibratedFor < since);
}

/** A minute ahead of every partition, so that all have it by then. In epoch milliseconds. */
export function earliestEffect(
  { timing }: ServiceContext,
  { time }: DeploymentConfig,
  { latest }: DeploymentStatus,
): EpochMs {
  return (time === 'real' ? Math.max(timing.now(), latest) : latest) + RULES_LEAD_MS;
}

async function completeLateOnes(calibrator: Calibrator, isComplete: boolean): Promise<void> {
  const { context } = calibrator;
  const now = context.timing.now();
  if (isComplete) calibrator.incompleteSince = undefined;
  else calibrator.incompleteSince ??= now;
  if (calibrator.incompleteSince === undefined || now - calibrator.incompleteSince < INCOMPLETE_MS) return;
  await completeRules(context);
  calibrator.incompleteSince = now;
}

function report(
  { metrics, logger }: PipelineContext,
  { outcome, record }: PublishedRules,
  { scorecard, keptOut }: Calibrated,
): void {
  const { version, effectiveAt } = record;
  metrics.scorecardsPublished.inc({ outcome: outcome === 'overtaken' ? 'overtaken' : 'published' });
  metrics.calibratedCustomers.set(scorecard.customers);
  if (outcome === 'overtaken') {
    logger.info({ version }, 'another calibrator published first');
    return;
  }
  const { customers, models } = scorecard;
  logger.info({ version, effectiveAt, customers, models }, 'published a scorecard');
  for (const model of ['purchase', 'spend'] as const) {
    const kept = keptOut[model];
    if (kept === null) continue;
    metrics.modelsKeptOut.inc({ model, why: kept.why });
    logger.info({ version, model, ...kept }, 'kept a model out; what was in force stays');
  }
}
