import type { DeploymentConfig, EpochMs, FittedModels, Policy } from '@tidemark/core';
import {
  type DeploymentStatus,
  deploymentRules,
  deploymentStatus,
  newestScorecard,
  newestVersion,
  policyInForce,
  readDeployment,
  rulesFrom,
} from '@tidemark/pipeline';
import type { ServiceContext } from '@tidemark/stream';
import { calibrationRefusal } from './calibration-refusal.ts';

/** What a calibration of a running deployment starts from. */
export interface CalibratedDeployment {
  readonly deployment: DeploymentConfig;
  /** The stream time that its partitions have reached, and the rules that they know. */
  readonly status: DeploymentStatus;
  /** The policy in force, with its own limits. */
  readonly policy: Policy;
  /** The same policy with the limits of the scorecard in force; without one, as it is. */
  readonly calibrated: Policy;
  /** When the newest policy or scorecard takes effect, if that lies ahead; else undefined. */
  readonly pendingUntil: EpochMs | undefined;
  /** Version of the newest scorecard, in force or not; 0 where there is none. */
  readonly scorecardVersion: number;
  /** The models of that scorecard; null where there is none. */
  readonly models: FittedModels | null;
}

/** Reads the rules of the log and the time that the partitions have reached. @throws TidemarkError `refused` */
export async function readCalibrated(context: ServiceContext): Promise<CalibratedDeployment> {
  const deployment = await readDeployment(context);
  const records = await deploymentRules(context);
  const status = await deploymentStatus(context, deployment.partitions);
  const policy = policyInForce(records, status.latest);
  if (policy === undefined) throw calibrationRefusal('the log holds no policy. Run `tidemark setup` first.');
  const rules = rulesFrom(records);
  return {
    deployment,
    status,
    policy,
    calibrated: (rules.findLast(({ effectiveAt }) => effectiveAt <= status.latest) ?? rules[0]!).policy,
    pendingUntil: rules.at(-1)!.effectiveAt > status.latest ? rules.at(-1)!.effectiveAt : undefined,
    scorecardVersion: newestVersion(records, 'scorecard'),
    models: newestScorecard(records)?.models ?? null,
  };
}
