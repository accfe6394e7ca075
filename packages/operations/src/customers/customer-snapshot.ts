import {
  advance,
  classesOf,
  type EpochMs,
  nextDue,
  type Profile,
  type PurchaseRhythm,
  profileAt,
  purchaseRhythm,
  type Rules,
  rawClassAt,
  type State,
} from '@tidemark/core';

/** A customer as it stands at one instant, with everything due by then said. */
export interface CustomerSnapshot {
  readonly customerId: string;
  readonly firstPurchaseAt: EpochMs | null;
  readonly lastPurchaseAt: EpochMs | null;
  /** Of the last output; 0 before the first. */
  readonly sequence: number;
  readonly profile: Profile;
  /** In force, in the order of core's dimensions; null where one has none. */
  readonly classes: readonly (string | null)[];
  /** By the money and the borders alone; null without a purchase in the window. */
  readonly abc: AbcLetter | null;
  /** null for a customer who never bought. */
  readonly rhythm: PurchaseRhythm | null;
  /** When silence says something next; undefined when it never will. */
  readonly nextDue: EpochMs | undefined;
}

export type AbcLetter = 'A' | 'B' | 'C';

const letters: Readonly<Record<string, AbcLetter>> = { high: 'A', mid: 'B', low: 'C' };

/**
 * How a customer stands at an instant; before the customer's own time: as of that. A customer of whom nothing is known
 * yet has no standing: undefined.
 */
export function snapshotAt(
  customerId: string,
  state: State,
  at: EpochMs,
  rules: Rules,
): CustomerSnapshot | undefined {
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
    nextDue: nextDue(then, rules),
  };
}
