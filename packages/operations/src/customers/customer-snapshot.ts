import {
  type EpochMs,
  type Fold,
  type Outlook,
  outlookOf,
  type Profile,
  type PurchaseRhythm,
  purchaseRhythm,
  type Rules,
  ruleSetInForce,
  type State,
  standardFold,
  viewAt,
} from '@tidemark/core';

/** A customer at one instant, with everything due by then applied. */
export interface CustomerSnapshot {
  readonly customerId: string;
  readonly firstPurchaseAt: EpochMs | null;
  readonly lastPurchaseAt: EpochMs | null;
  /** Of the last output; 0 before the first. */
  readonly sequence: number;
  /** Money in minor units of the deployment's first currency, recency in whole days. */
  readonly profile: Profile;
  /** In force, in the order of the fold's dimensions; null where one has none. */
  readonly classes: readonly (string | null)[];
  /** The ABC letter by the money of the window and the borders alone, without dwell; null without a purchase in it. */
  readonly abc: AbcLetter | null;
  /** Number of repeat purchases, recency and age in weeks, for purchase models; null for a customer who never bought. */
  readonly rhythm: PurchaseRhythm | null;
  /** What an alert of this instant would say of the future. */
  readonly outlook: Outlook;
  /** When the next change becomes due without further events; undefined when none does. */
  readonly nextDue: EpochMs | undefined;
}

export type AbcLetter = 'A' | 'B' | 'C';

const letters: Readonly<Record<string, AbcLetter>> = { high: 'A', mid: 'B', low: 'C' };

/**
 * A customer at an instant, or at the customer's own time where that is later. Undefined for a state that no event has
 * been applied to.
 *
 * @param fold the one that made the state
 */
export function snapshotAt(
  customerId: string,
  state: State,
  at: EpochMs,
  rules: Rules,
  fold: Fold = standardFold,
): CustomerSnapshot | undefined {
  const { advance, profileAt, classesOf, rawClassAt, nextDue } = fold;
  const then = advance(state, at, rules).state;
  const profile = profileAt(then, at, rules);
  if (profile === null) return undefined;
  const seenAt = Math.max(at, then.asOf!);
  return {
    customerId,
    firstPurchaseAt: then.firstPurchaseAt,
    lastPurchaseAt: then.lastPurchaseAt,
    sequence: then.sequence,
    profile,
    classes: classesOf(then).map((each) => each.class),
    abc: profile.frequency === 0 ? null : letters[rawClassAt(then, seenAt, rules, 'value')!]!,
    rhythm: purchaseRhythm(then, seenAt, rules.deployment.zone),
    outlook: outlookOf(viewAt(then, seenAt, ruleSetInForce(then, rules), rules.deployment)),
    nextDue: nextDue(then, rules),
  };
}
