import {
  calibratedPolicy,
  type EpochMs,
  type Fold,
  type ModelFits,
  type Scorecard,
  standardFold,
} from '@tidemark/core';
import {
  type Calibrated,
  calibrateNow,
  checkEffect,
  earliestEffect,
  encodeScorecard,
  fitInWorker,
  type PublishedRules,
  publishScorecard,
  type ScorecardFile,
} from '@tidemark/pipeline';
import type { ServiceContext } from '@tidemark/stream';
import { calibrationRefusal } from './calibration-refusal.ts';
import { countUnlikely, type UnlikelyBuyers } from './count-unlikely.ts';
import { type CalibratedDeployment, readCalibrated } from './read-calibrated.ts';

/** A scorecard beside the rules that it would come to. */
export interface PreparedCalibration {
  readonly before: CalibratedDeployment;
  readonly scorecard: Scorecard;
  /** Why models were kept out of it, and those before stay; of a given scorecard, whose models nobody fitted here, nothing. */
  readonly keptOut: ModelFits['keptOut'];
  /** Whom it would call unlikely to buy now; null where no model of purchases would be in force. */
  readonly unlikely: UnlikelyBuyers | null;
  /** When it is to take effect; undefined: at `earliest` or as soon after it as other rules allow. */
  readonly effectiveAt: EpochMs | undefined;
  /** The first instant at which it could take effect in all partitions. */
  readonly earliest: EpochMs;
}

export interface CalibrationRequest {
  /** The scorecard to publish; undefined: one is made of the customers as they are. */
  readonly given: ScorecardFile | undefined;
  /** When it is to take effect; undefined: the instant in its file if that lies ahead, else as soon as it can. */
  readonly effectiveAt: EpochMs | undefined;
}

/**
 * Prepares a scorecard for a decision: makes one of the current customers of a running deployment, or takes a given one.
 * Nothing is changed; `publishCalibration` puts it in force.
 *
 * @param fold the deployment's
 * @throws TidemarkError `refused` when the deployment is not set up; and, where one is to be made, when other rules lie
 * ahead, a partition has had no tick yet, or nobody has a purchase in the window
 */
export async function prepareCalibration(
  context: ServiceContext,
  { given, effectiveAt }: CalibrationRequest,
  fold: Fold = standardFold,
): Promise<PreparedCalibration> {
  const before = await readCalibrated(context);
  const { deployment, policy, status } = before;
  const { scorecard, keptOut } = given ? asGiven(given) : await made(context, before, fold);
  const calibrated = calibratedPolicy(policy, scorecard);
  const earliest = earliestEffect(context, deployment, status);
  return {
    before,
    scorecard,
    keptOut,
    unlikely: await countUnlikely(context, deployment, fold, calibrated, status.earliest),
    earliest,
    effectiveAt: effectiveAt ?? ahead(given?.effectiveAt, earliest),
  };
}

/**
 * Checks that a prepared scorecard can be published, before anybody decides on it; `publishCalibration` checks it again.
 *
 * @throws TidemarkError `refused` when it would take effect before other rules or in the past
 */
export async function checkCalibration(
  context: ServiceContext,
  { scorecard, effectiveAt, earliest }: PreparedCalibration,
): Promise<void> {
  const document = encodeScorecard(scorecard);
  await checkEffect(context, { kind: 'scorecard', document, effectiveAt, earliest });
}

/**
 * Puts a prepared scorecard in force, in every partition.
 *
 * @throws TidemarkError `refused` when somebody else has published one meanwhile, or when it would take effect before
 * other rules or in the past
 */
export async function publishCalibration(
  context: ServiceContext,
  { before, scorecard, effectiveAt, earliest }: PreparedCalibration,
): Promise<PublishedCalibration> {
  const { scorecardVersion: after } = before;
  const { outcome, record } = await publishScorecard(context, { scorecard, effectiveAt, earliest, after });
  if (outcome !== 'overtaken') return { outcome, version: record.version, effectiveAt: record.effectiveAt };
  throw calibrationRefusal(
    `somebody else has published scorecard ${record.version} meanwhile. Look at it and calibrate again.`,
  );
}

/** A scorecard that stands in every partition now. */
export interface PublishedCalibration {
  /**
   * `published`: it is new; `completed`: it was the newest already, and some partitions lacked it; `unchanged`: it stood in all of
   * them.
   */
  readonly outcome: Exclude<PublishedRules['outcome'], 'overtaken'>;
  readonly version: number;
  readonly effectiveAt: EpochMs;
}

/** A replay's scorecard acted when its history ended: put in force here, it acts as soon as any other. */
function ahead(at: EpochMs | undefined, earliest: EpochMs): EpochMs | undefined {
  return at !== undefined && at >= earliest ? at : undefined;
}

function asGiven({ scorecard }: ScorecardFile): Calibrated {
  return { scorecard, keptOut: { purchase: null, spend: null } };
}

async function made(
  context: ServiceContext,
  { deployment, status, policy, pendingUntil, models: before }: CalibratedDeployment,
  fold: Fold,
): Promise<Calibrated> {
  const { earliest: at } = status;
  if (pendingUntil !== undefined) {
    const until = new Date(pendingUntil).toISOString();
    throw calibrationRefusal(
      `a policy or scorecard takes effect at ${until}, and customers are not counted by its windows yet. Calibrate after that.`,
    );
  }
  if (at === 0)
    throw calibrationRefusal(
      'not every partition has had a tick yet. Is the clock running, and the history loaded?',
    );
  const calibrated = await calibrateNow(context, { deployment, fold, fit: fitInWorker, policy, before, at });
  if (calibrated !== undefined) return calibrated;
  throw calibrationRefusal('nobody has a purchase in the window.');
}
