import type { PublishedOutput } from '@tidemark/operations';
import { openFollowUpTally, type PlanTally } from './follow-up-tally.ts';

/** Every customer's classes and churn level, by the outputs published so far. */
export interface Tally {
  note(outputs: readonly PublishedOutput[]): void;
  /** Customers by class of a dimension. Those never classified in it are absent. */
  count(dimension: string): ReadonlyMap<string, number>;
  /** Customers by churn level, as of the last output of each. */
  churn(): ReadonlyMap<string, number>;
  customers(): number;
  /** Outputs by kind. */
  published(): ReadonlyMap<PublishedOutput['type'], number>;
  /** Follow-ups by plan and channel, the most frequent first. */
  followUps(): readonly PlanTally[];
}

export function openTally(): Tally {
  /** Per dimension: customer → class. */
  const classes = new Map<string, Map<string, string>>();
  const churn = new Map<string, string>();
  const published = new Map<PublishedOutput['type'], number>();
  const followUps = openFollowUpTally();

  const note = (output: PublishedOutput) => {
    published.set(output.type, (published.get(output.type) ?? 0) + 1);
    churn.set(output.customerId, output.profile.churn);
    if (output.type === 'follow-up-due') followUps.note(output);
    if (output.type !== 'segment-changed') return;
    for (const { dimension, to } of output.changes) {
      const customers = classes.get(dimension) ?? new Map<string, string>();
      if (to === null) customers.delete(output.customerId);
      else customers.set(output.customerId, to);
      classes.set(dimension, customers);
    }
  };
  return {
    note: (outputs) => outputs.forEach(note),
    count: (dimension) => countValues(classes.get(dimension) ?? new Map()),
    churn: () => countValues(churn),
    customers: () => churn.size,
    published: () => new Map(published),
    followUps: followUps.byPlan,
  };
}

function countValues(map: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of map.values()) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
