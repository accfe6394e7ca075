import type { PurchaseEvent } from '../events/customer-event.ts';
import { isChurned } from '../measures/is-churned.ts';
import { addMoney } from '../money/capped-money.ts';
import { inFirstCurrency } from '../money/in-first-currency.ts';
import type { DeploymentConfig } from '../rules/deployment-config.ts';
import type { Policy } from '../rules/policy.ts';
import { policyFor } from '../rules/policy-for.ts';
import { addToDay, bucketOf } from '../state/day-buckets.ts';
import type { Draft } from '../state/state.ts';
import { type LocalDay, localDay } from '../time/local-day.ts';
import type { EpochMs } from '../time/time-units.ts';

/** What a purchase is recorded by. */
export interface PurchaseContext {
  /** Of the rule set in force, for customers of no type. */
  readonly policy: Policy;
  readonly deployment: DeploymentConfig;
  /** The first local day that is kept: earlier ones count for lifetime fields only. */
  readonly firstDay: LocalDay;
}

/**
 * Adds a purchase, refund or cancellation to the lifetime fields and, while its day is kept, to the bucket of its own day.
 *
 * @throws CoreError `rate-missing` for money in a currency without a rate
 */
export function recordPurchase(draft: Draft, event: PurchaseEvent, context: PurchaseContext): void {
  const day = localDay(context.deployment.zone, event.at);
  const isPurchase = event.kind === 'PURCHASE';
  const purchases = isPurchase ? 1 : 0;
  const cancellations = event.kind === 'CANCELLATION' ? 1 : 0;
  const amountMinor = inFirstCurrency(event, context.deployment, context.policy);
  const moneyMinor = isPurchase ? amountMinor : 0 - amountMinor; // never −0
  const policyBefore = policyFor(context.policy, draft.customerType);
  draft.customerType = event.customerType ?? draft.customerType;
  if (isPurchase) notePurchase(draft, event.at, day, context, policyBefore);
  draft.purchases += purchases;
  draft.cancellations += cancellations;
  draft.moneyMinor = addMoney(draft.moneyMinor, moneyMinor);
  if (day >= context.firstDay) {
    draft.buckets = addToDay(draft.buckets, { day, purchases, cancellations, moneyMinor });
  }
}

/** What only a PURCHASE moves: days bought on, first, last, and the return of a churned customer. */
function notePurchase(
  draft: Draft,
  at: EpochMs,
  day: LocalDay,
  context: PurchaseContext,
  policyBefore: Policy,
): void {
  const { firstPurchaseAt: first, lastPurchaseAt: last } = draft;
  if (isNewPurchaseDay(draft, day, context)) draft.purchaseDays += 1;
  draft.firstPurchaseAt = first === null ? at : Math.min(first, at);
  draft.lastPurchaseAt = last === null ? at : Math.max(last, at);
  // A late purchase is judged at the customer's own time, like everything it changes.
  const judgedAt = draft.asOf!;
  if (last === null || !isChurned(last, judgedAt, policyBefore)) return;
  const policyAfter = policyFor(context.policy, draft.customerType);
  if (!isChurned(draft.lastPurchaseAt, judgedAt, policyAfter)) draft.cameBackAt = judgedAt;
}

/** Which of the days no longer kept had a purchase is not remembered: there, only a day beyond first and last is a new one. */
function isNewPurchaseDay(
  draft: Draft,
  day: LocalDay,
  { deployment: { zone }, firstDay }: PurchaseContext,
): boolean {
  const { firstPurchaseAt, lastPurchaseAt, buckets } = draft;
  if (firstPurchaseAt === null || lastPurchaseAt === null) return true;
  if (day >= firstDay) return (bucketOf(buckets, day)?.purchases ?? 0) === 0;
  return day < localDay(zone, firstPurchaseAt) || day > localDay(zone, lastPurchaseAt);
}
