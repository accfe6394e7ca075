import {
  DAY,
  type EpochMs,
  type Policy,
  policyFor,
  ruleSetInForce,
  signalLimits,
  viewAt,
} from '@tidemark/core';
import type { CustomerAt } from '@tidemark/simulation';
import { formatAmount } from '../sentences/format-money.ts';

/** What a class comes from: the customer's numbers, and what the rules make of them. */
interface Reason {
  readonly numbers: string;
  readonly limits: string;
}

/**
 * Why one customer has two classes in a dimension: the numbers, then what each side makes of them; numbers that differ too
 * (another window, other rates) stand on both sides.
 *
 * @example 'recency 45 d, frequency 2, money 120.00: R4 F2 M2 | R3 F2 M1'
 */
export function whyDifferent(dimension: string, first: CustomerAt, second: CustomerAt): string {
  const [left, right] = [reasonOf(dimension, first), reasonOf(dimension, second)];
  if (left.numbers === right.numbers) return `${left.numbers}: ${left.limits} | ${right.limits}`;
  return `${left.numbers}: ${left.limits} | ${right.numbers}: ${right.limits}`;
}

function reasonOf(dimension: string, seen: CustomerAt): Reason {
  const { numbers, limits } = rawReason(dimension, seen);
  const waiting = seen.fold.classesOf(seen.state).find((each) => each.dimension === dimension)?.waiting;
  return { numbers, limits: waiting == null ? limits : `${limits}, ${waiting.class} waits` };
}

/** What the class of a dimension, and what else a comparison shows, comes from. */
const reasons: Readonly<Record<string, (seen: CustomerAt, policy: Policy) => Reason>> = {
  rfm: (seen, policy) => ({ numbers: rfmOf(seen), limits: scoresOf(seen, policy) }),
  value: moneyReason,
  abc: moneyReason,
  lifecycle: (seen, { lifecycle: { newDays, churnAfterDays, wonBackDays } }) => ({
    numbers: purchasesOf(seen),
    limits: `new for ${newDays} d, churned after ${churnAfterDays} d, won back for ${wonBackDays} d`,
  }),
  engagement: (seen, { engagement: { silentDays, lostDays } }) => ({
    numbers: activityOf(seen),
    limits: `silent after ${silentDays} d, lost after ${lostDays} d`,
  }),
  satisfaction: (seen, { satisfaction: { complaintDays } }) => ({
    numbers: feedbackOf(seen),
    limits: `complaints count for ${complaintDays} d`,
  }),
  churn: (seen) => ({ numbers: `${lastPurchaseOf(seen)}, ${feedbackOf(seen)}`, limits: churnLimits(seen) }),
};

function rawReason(dimension: string, seen: CustomerAt): Reason {
  const reason = reasons[dimension];
  if (reason !== undefined) return reason(seen, policyOf(seen));
  // A dimension without words of its own: what is known of everybody, and the class by the facts.
  const { fold, state, at, rules } = seen;
  return {
    numbers: `${purchasesOf(seen)}, ${activityOf(seen)}`,
    limits: fold.rawClassAt(state, at, rules, dimension) ?? 'no class',
  };
}

function moneyReason({ snapshot: { profile } }: CustomerAt, { value: { high, mid } }: Policy): Reason {
  const money = (minor: number) => formatAmount(minor, profile.currency);
  return {
    numbers: `money ${money(profile.monetaryMinor)}`,
    limits: `A from ${money(high.enterMinor)}, B from ${money(mid.enterMinor)}`,
  };
}

function policyOf({ state, rules }: CustomerAt): Policy {
  return policyFor(ruleSetInForce(state, rules).policy, state.customerType);
}

function rfmOf({ snapshot: { profile } }: CustomerAt): string {
  const { recencyDays, frequency, monetaryMinor, currency } = profile;
  if (recencyDays === null) return 'never bought';
  return `recency ${recencyDays} d, frequency ${frequency}, money ${formatAmount(monetaryMinor, currency)}`;
}

function scoresOf({ snapshot: { profile } }: CustomerAt, { rfm }: Policy): string {
  const { r, f, m } = profile;
  return r === null ? `nothing in ${rfm.windowDays} d` : `R${r} F${f} M${m}`;
}

function lastPurchaseOf({ snapshot: { profile } }: CustomerAt): string {
  return profile.recencyDays === null ? 'never bought' : `last purchase ${profile.recencyDays} d ago`;
}

function purchasesOf(seen: CustomerAt): string {
  const { purchases, cameBackAt } = seen.state;
  const back = cameBackAt === null ? '' : `, came back ${daysSince(cameBackAt, seen)} d ago`;
  return `${lastPurchaseOf(seen)}, bought ${purchases === 1 ? 'once' : `${purchases} times`}${back}`;
}

function activityOf(seen: CustomerAt): string {
  const { lastPurchaseAt, lastInteractionAt, lastFeedbackAt } = seen.state;
  const last = [lastPurchaseAt, lastInteractionAt, lastFeedbackAt].filter((at) => at !== null);
  return last.length === 0 ? 'no activity' : `last activity ${daysSince(Math.max(...last), seen)} d ago`;
}

function feedbackOf(seen: CustomerAt): string {
  const complaint = seen.state.complaints.at(-1);
  const { lastScore } = seen.state;
  const complained =
    complaint === undefined ? 'no complaint' : `complained ${daysSince(complaint, seen)} d ago`;
  return lastScore === null ? complained : `${complained}, last score ${lastScore.scale} ${lastScore.score}`;
}

function churnLimits({ state, rules, fold, at }: CustomerAt): string {
  const view = viewAt(state, at, ruleSetInForce(state, rules), rules.deployment);
  return signalLimits(view, fold.signals).join(', ');
}

function daysSince(instant: EpochMs, { at }: CustomerAt): number {
  return Math.floor((at - instant) / DAY);
}
