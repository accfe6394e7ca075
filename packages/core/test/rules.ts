import type { DeploymentConfig } from '../src/rules/deployment-config.ts';
import type { Policy } from '../src/rules/policy.ts';
import { retail } from '../src/rules/retail.ts';
import type { RuleSet, Rules } from '../src/rules/rules.ts';
import type { EpochMs } from '../src/time/time-units.ts';
import { utc } from './zones.ts';

export const deployment: DeploymentConfig = {
  id: 'test',
  partitions: 4,
  zone: utc,
  currencies: ['EUR', 'USD'],
  daysKept: 730,
  goLive: 0,
  time: 'simulated',
};

/** The default preset without follow-ups: what is due is due by classes and alerts alone. */
export const withoutFollowUp: Policy = { ...retail, followUp: { ...retail.followUp, plans: [] } };

/** The first rule set acts from 0, every further one from the instant that it is given with. */
export function rulesOf(
  policy: Policy = withoutFollowUp,
  changed: Partial<DeploymentConfig> = {},
  further: readonly (readonly [EpochMs, Policy])[] = [],
): Rules {
  const list: RuleSet[] = [{ policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy }];
  for (const [effectiveAt, next] of further) {
    list.push({ policyVersion: list.length + 1, scorecardVersion: null, effectiveAt, policy: next });
  }
  return { deployment: { ...deployment, ...changed }, list };
}
