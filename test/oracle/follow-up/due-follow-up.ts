import type { EpochMs, FollowUpDue, FollowUpPlan, Rules } from '@tidemark/core';
import { firstNotQuiet, isQuiet } from '../calendar/quiet-times.ts';
import type { Facts } from '../facts/facts.ts';
import type { CustomerState } from '../state/customer-state.ts';
import { baseOf } from './base-of.ts';
import { type Contacts, capRemaining, easings, isAllowed } from './caps.ts';

/** What a follow-up says of itself. */
export type SaidFollowUp = Pick<
  FollowUpDue,
  'plan' | 'channel' | 'purpose' | 'number' | 'of' | 'dueSince' | 'heldBack' | 'capRemaining'
>;

/** The plan in force with its next base, and what caps and gap look at; null: no follow-up is to come. */
function pendingOf(state: CustomerState, facts: Facts, rules: Rules) {
  const { plan, phase, followUps } = state;
  if (plan === null) return null;
  const { followUp } = rules.list[state.ruleSet]!.policy;
  const contents = followUp.plans.find(({ name }) => name === plan.name)!;
  const base = baseOf(contents, plan, phase, rules.deployment.goLive);
  const contacts: Contacts = { published: followUps, lastContactAt: facts.lastContactAt };
  return base === null ? null : { followUp, contents, base, contacts, count: plan.count };
}

function ofHowMany({ times, everyDays }: FollowUpPlan): number | null {
  return everyDays === null ? 1 : times;
}

/** What is to be said at an instant: the base is reached, caps and gap allow it, and it is not quiet. null: nothing. */
export function followUpAt(
  state: CustomerState,
  facts: Facts,
  at: EpochMs,
  rules: Rules,
): SaidFollowUp | null {
  const pending = pendingOf(state, facts, rules);
  if (pending === null) return null;
  const { followUp, contents, base, contacts, count } = pending;
  const { channel, name, purpose } = contents;
  if (at < base || isQuiet(followUp, rules.deployment.zone, at)) return null;
  if (!isAllowed(followUp, channel, contacts, at)) return null;
  return {
    plan: name,
    channel,
    purpose,
    number: count + 1,
    of: ofHowMany(contents),
    dueSince: base,
    heldBack: !isAllowed(followUp, channel, contacts, base),
    capRemaining: capRemaining(followUp, channel, contacts, at),
  };
}

/** The first instant after `cursor` at which something is to be said, as things stand; Infinity: none. */
export function nextFollowUp(state: CustomerState, facts: Facts, cursor: EpochMs, rules: Rules): EpochMs {
  const pending = pendingOf(state, facts, rules);
  if (pending === null) return Number.POSITIVE_INFINITY;
  const { followUp, contents, base, contacts } = pending;
  const from = Math.max(base, cursor + 1);
  const later = easings(followUp, contacts).filter((at) => at > from);
  const allowed = [from, ...later.sort((a, b) => a - b)].find((at) =>
    isAllowed(followUp, contents.channel, contacts, at),
  );
  return allowed === undefined
    ? Number.POSITIVE_INFINITY
    : firstNotQuiet(followUp, rules.deployment.zone, allowed);
}
