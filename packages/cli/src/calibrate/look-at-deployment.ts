import type { Frame, Policy } from '@tidemark/core';
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
  /** The newest policy, with its own limits. */
  readonly policy: Policy;
  /** As the newest scorecard makes it; the same where there is none. */
  readonly calibrated: Policy;
  /** Version of the newest scorecard, in force or not; 0 where there is none. */
  readonly scorecardVersion: number;
}

/** Reads the rulers of the log and the time that the partitions have reached. @throws TidemarkError `refused` */
export async function lookAtDeployment(context: ServiceContext): Promise<CalibratedDeployment> {
  const frame = await readFrame(context);
  const records = await deploymentRulers(context);
  const policy = policyInForce(records, Number.MAX_SAFE_INTEGER);
  if (policy === undefined) throw refusal('the log holds no policy. Run `tidemark setup` first.');
  return {
    frame,
    standing: await deploymentStanding(context, frame.partitions),
    policy,
    calibrated: rulersFrom(records).at(-1)!.policy,
    scorecardVersion: newestVersion(records, 'scorecard'),
  };
}

/** What is said where nothing can be calibrated. */
export function refusal(why: string): TidemarkError {
  return new TidemarkError('refused', `Cannot calibrate: ${why}`, { isRetryable: false });
}
