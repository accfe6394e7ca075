import { type Distributions, distributionOf, distributionOfCounts, type RfmMeasures } from '@tidemark/core';

/** Recency, frequency and money of every customer with a purchase in the window at one instant. */
export interface Measures {
  /** @param customer the customer's place in the history, ascending from call to call */
  add(customer: number, measures: RfmMeasures): void;
  distributions(): Distributions;
  /** Those with exactly this much money, ascending. */
  withMoney(minor: number): readonly number[];
}

/** Days and purchases are few and are counted; of the money it matters who has it: a tie may be split. */
export function openMeasures(): Measures {
  const recency = new Map<number, number>();
  const frequency = new Map<number, number>();
  const customers: number[] = [];
  const money: number[] = [];
  return {
    add: (customer, measures) => {
      recency.set(measures.recencyDays, (recency.get(measures.recencyDays) ?? 0) + 1);
      frequency.set(measures.frequency, (frequency.get(measures.frequency) ?? 0) + 1);
      customers.push(customer);
      money.push(measures.monetaryMinor);
    },
    distributions: () => ({
      recencyDays: distributionOfCounts(recency),
      frequency: distributionOfCounts(frequency),
      monetaryMinor: distributionOf(money),
    }),
    withMoney: (minor) => customers.filter((_, index) => money[index] === minor),
  };
}
