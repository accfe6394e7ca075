import type { DeploymentConfig } from '../rules/deployment-config.ts';
import type { Policy } from '../rules/policy.ts';
import { policyFor } from '../rules/policy-for.ts';
import type { RuleSet } from '../rules/rules.ts';
import { type LocalDay, localDay } from '../time/local-day.ts';
import type { EpochMs } from '../time/time-units.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import type { State } from './state.ts';

/** One customer seen from one instant under one rule set: all that a class or a signal may depend on. */
export interface View {
  readonly state: State;
  /** At or after the state's `asOf`. */
  readonly at: EpochMs;
  /** The local day of `at`. */
  readonly day: LocalDay;
  /** The rule set's, as it is for the customer's type. */
  readonly policy: Policy;
  readonly zone: ZoneTable;
  /** The deployment's: no follow-up is due before. */
  readonly goLive: EpochMs;
}

/** The view of a state at an instant at or after its `asOf`. */
export function viewAt(state: State, at: EpochMs, ruleSet: RuleSet, deployment: DeploymentConfig): View {
  const { zone, goLive } = deployment;
  const policy = policyFor(ruleSet.policy, state.customerType);
  return { state, at, day: localDay(zone, at), policy, zone, goLive };
}
