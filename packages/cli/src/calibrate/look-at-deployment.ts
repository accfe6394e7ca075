import type { EpochMs, Frame, Policy } from '@tidemark/core';
import {
  type DeploymentStanding,
  deploymentRulers,
  deploymentStanding,
  newestVersion,
  policyInForce,
  readFrame,
  rulersFrom,
} from '@tidemark/pipeline';
import { type ServiceContext, TidemarkError } from '@tidemark/stream';

/** What a calibration by hand starts from. */
export interface CalibratedDeployment {
  readonly frame: Frame;
  readonly standing: DeploymentStanding;
  /** The policy in force, with its own limits. */
  readonly policy: Policy;
  /** As the scorecard in force makes it; the same where there is none. */
  readonly calibrated: Policy;
  /** From when a policy or scorecard acts that lies ahead; undefined where none does. */
  readonly pendingUntil: EpochMs | undefined;
  /** Version of the newest scorecard, in force or not; 0 where there is none. */
  readonly scorecardVersion: number;
}

/** Reads the rulers of the log and the time that the partitions have reached. @throws TidemarkError `refused` */
export async function lookAtDeployment(context: ServiceContext): Promise<CalibratedDeployment> {
  const frame = await readFrame(context);
  const records = await deploymentRulers(context);
  const standing = await deploymentStanding(context, frame.partitions);
  const policy = policyInForce(records, standing.latest);
  if (policy === undefined) throw refusal('the log holds no policy. Run `tidemark setup` first.');
  const rulers = rulersFrom(records);
  return {
    frame,
    standing,
    policy,
    calibrated: (rulers.findLast(({ effectiveAt }) => effectiveAt <= standing.latest) ?? rulers[0]!).policy,
    pendingUntil: rulers.at(-1)!.effectiveAt > standing.latest ? rulers.at(-1)!.effectiveAt : undefined,
    scorecardVersion: newestVersion(records, 'scorecard'),
  };
}

/** What is said where nothing can be calibrated. */
export function refusal(why: string): TidemarkError {
  return new TidemarkError('refused', `Cannot calibrate: ${why}`, { isRetryable: false });
}
