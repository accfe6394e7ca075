import { type Distribution, type Policy, type Scorecard, shareBorder } from '@tidemark/core';
import type { Measures } from './measures.ts';

/** Whether a customer who has exactly the money of a border is ranked behind it. */
export interface Ranked {
  readonly isBehindHigh: boolean;
  readonly isBehindMid: boolean;
}

const before: Ranked = { isBehindHigh: false, isBehindMid: false };

/**
 * An ABC analysis ranks customers by money and then by id; a border is an amount alone, and so takes in everybody who has
 * it. This finds who of a tie at a border the ranking puts behind it.
 *
 * @returns by the customer's place in the history
 */
export function splitTies(measures: Measures, policy: Policy): (customer: number) => Ranked {
  if (policy.calibration.value === 'fixed') return () => before;
  const { highPercent, midPercent } = policy.calibration;
  const money = measures.distributions().monetaryMinor;
  const behindHigh = behindBorder(measures, money, highPercent, policy);
  const behindMid = behindBorder(measures, money, midPercent, policy);
  return (customer) => ({ isBehindHigh: behindHigh.has(customer), isBehindMid: behindMid.has(customer) });
}

function behindBorder(
  measures: Measures,
  money: Distribution,
  percent: number,
  { calibration }: Policy,
): ReadonlySet<number> {
  const { leastMinor, membersAtLeast } = shareBorder(money, percent, calibration.abc);
  return new Set(measures.withMoney(leastMinor).slice(membersAtLeast));
}

/** The scorecard as it is for a customer of that rank: a border is one minor unit higher for who is ranked behind it. */
export function scorecardFor(scorecard: Scorecard, { isBehindHigh, isBehindMid }: Ranked): Scorecard {
  if (scorecard.value === null) return scorecard;
  const { highMinor, midMinor } = scorecard.value;
  return {
    ...scorecard,
    value: { highMinor: highMinor + Number(isBehindHigh), midMinor: midMinor + Number(isBehindMid) },
  };
}
