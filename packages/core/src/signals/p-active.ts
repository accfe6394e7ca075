import { purchaseRhythm } from '../measures/purchase-rhythm.ts';
import { pActive as probability } from '../models/p-active.ts';
import { isDegenerate, type PurchaseModel } from '../models/purchase-model.ts';
import type { Policy } from '../rules/policy.ts';
import type { View } from '../state/view.ts';
import { earlierAfter } from '../time/earlier-after.ts';
import { localDay } from '../time/local-day.ts';
import { DAY, type EpochMs, NEVER } from '../time/time-units.ts';
import { countOf } from './count-of.ts';
import { isOn } from './is-on.ts';
import type { Signal } from './signal.ts';
import { unlikelyDays } from './unlikely-days.ts';

const NAME = 'p_active';

/**
 * Silence after which a customer is unlikely to buy: P(active) has fallen below `below`, and to at most `fallenToPercent` of
 * what it was right after the last purchase (who bought once is unlikely from the start). Observed is the probability of a
 * purchase within `horizonDays`, the threshold is `below`.
 */
export const pActive: Signal = {
  name: NAME,
  kind: 'silence',

  stands(view) {
    const { state, policy, at } = view;
    const model = modelOfPActive(policy);
    // Nearly every step comes before the floor: no model is asked then.
    if (model === null || at < state.lastPurchaseAt! + policy.churn.pActive.minOverdueDays * DAY) return null;
    if (at < unlikelyFrom(view, model)) return null;
    return { observed: probabilityOf(view, model), threshold: policy.churn.pActive.below };
  },

  since: (view) => unlikelyFrom(view, modelOfPActive(view.policy)!),

  nextChange(view, bound) {
    const { state, policy, at } = view;
    const model = modelOfPActive(policy);
    if (model === null || state.lastPurchaseAt! + policy.churn.pActive.minOverdueDays * DAY >= bound)
      return NEVER;
    return earlierAfter(at, unlikelyFrom(view, model));
  },

  words: {
    name: { en: 'unlikely to buy', zh: '购买概率低' },
    observed: (observed, threshold) =>
      `${inPercent(observed)} likely to buy again soon, at risk below ${inPercent(threshold)}`,
    limit: (view) => {
      const model = modelOfPActive(view.policy);
      if (model === null || view.state.lastPurchaseAt === null) return null;
      const from = unlikelyFrom(view, model);
      return from === NEVER
        ? null
        : `unlikely to buy after ${countOf((from - view.state.lastPurchaseAt) / DAY, 'day')}`;
    },
    // It has stood since a whole number of days after the purchase.
    silence: ({ since }, at, recencyDays) => recencyDays * DAY + ((at - since) % DAY),
  },
};

/** The model that p_active goes by; null where it does not exist: switched off, no model, or one in which nobody leaves. */
export function modelOfPActive(policy: Policy): PurchaseModel | null {
  const model = policy.models.purchase;
  return model !== null && isOn(policy, { name: NAME }) && !isDegenerate(model) ? model : null;
}

/** P(active) at the view's instant, to 6 decimals. Of a customer who has bought. */
export function probabilityOf({ state, policy, at, zone }: View, model: PurchaseModel): number {
  const exact = probability(model, purchaseRhythm(state, at, zone)!, policy.churn.pActive.horizonDays);
  return Math.round(exact * 1e6) / 1e6;
}

/** From when on the signal stands unless the customer buys: last + max(minOverdueDays, n*) days; `NEVER` where it never does. */
function unlikelyFrom({ state, policy, zone }: View, model: PurchaseModel): EpochMs {
  const last = state.lastPurchaseAt!;
  const lastDay = localDay(zone, last) - localDay(zone, state.firstPurchaseAt!);
  const days = unlikelyDays(policy, model, state.purchaseDays - 1, lastDay);
  return days === Number.POSITIVE_INFINITY
    ? NEVER
    : last + Math.max(policy.churn.pActive.minOverdueDays, days) * DAY;
}

/** With a tenth where it is not whole. */
function inPercent(share: number): string {
  return `${Math.round(share * 1_000) / 10} %`;
}
