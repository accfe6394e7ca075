import type { FollowUp, FollowUpPlan } from '../rules/follow-up.ts';
import type { State } from '../state/state.ts';
import type { View } from '../state/view.ts';
import { type EpochMs, NEVER } from '../time/time-units.ts';
import { allowedFrom } from './allowed-from.ts';
import { baseOf } from './base-of.ts';
import { endOfQuiet } from './end-of-quiet.ts';

/** What the plan in force says under these rules; undefined where the customer has none. */
export function planInForce({ contact: { plan } }: State, { plans }: FollowUp): FollowUpPlan | undefined {
  if (plan === null) return undefined;
  for (let index = 0; index < plans.length; index++) {
    if (plans[index]!.name === plan.name) return plans[index];
  }
  return undefined;
}

/** When the next follow-up is due by the plan alone, or `NEVER`. */
export function planBase({ state, policy, goLive }: View): EpochMs {
  const plan = planInForce(state, policy.followUp);
  return plan === undefined ? NEVER : baseOf(state.contact.plan!, plan, state.contact.phase, goLive);
}

/**
 * The instant of the next follow-up, or `NEVER`: the first at or after its base that caps and the least gap allow and that is
 * not quiet. One at or after `bound` is not looked for: any later one will do.
 *
 * Never before the customer's own time: a late contact or new rules may put the base, and the first hour after it that is not
 * quiet, into the past. It is due now then, and now may be quiet.
 */
export function followUpDue({ state, policy, zone, goLive }: View, bound: EpochMs): EpochMs {
  const { followUp } = policy;
  const plan = planInForce(state, followUp);
  if (plan === undefined) return NEVER;
  const base = baseOf(state.contact.plan!, plan, state.contact.phase, goLive);
  if (base >= bound) return base;
  const from = Math.max(base, allowedFrom(state, followUp, plan.channel), state.asOf!);
  return from >= bound ? from : endOfQuiet(followUp, zone, from);
}
