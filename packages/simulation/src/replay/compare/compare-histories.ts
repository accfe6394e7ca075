import type { EpochMs } from '@tidemark/core';
import type { FoldedCustomer } from '../fold/fold-customer.ts';
import { openReplay, type Replayed } from '../fold/replay-history.ts';
import type { History } from '../history/history.ts';
import type { ReplayRules } from '../rules/replay-rules.ts';
import { type ClassTable, openClassCounts } from '../summary/class-table.ts';
import type { Explain } from './explain.ts';

/** A customer who is in two classes of a dimension under two sets of rules. */
export interface Difference {
  readonly customerId: string;
  /** One of the fold's dimensions, `abc` or `churn`. */
  readonly dimension: string;
  /** The class under the first rules, and under the second; `none` where there is none. */
  readonly first: string;
  readonly second: string;
  /** As the caller's `explain` puts it. */
  readonly why: string;
}

/** One history under two sets of rules. */
export interface Comparison {
  readonly first: Replayed;
  readonly second: Replayed;
  /** By customer id as bytes, then by dimension. */
  readonly differences: readonly Difference[];
  /** Customers by dimension, then by their class under the first rules, then under the second. */
  readonly tables: ClassTable;
}

/** What a comparison asks of its caller. */
export interface ComparisonOptions {
  readonly explain: Explain;
  /** Called after each customer under each set of rules. */
  readonly onCustomer?: () => void;
}

const NONE = 'none';

/** Folds a history under two sets of rules, each customer under both before the next one, and lists who differs at its end. */
export function compareHistories(
  history: History,
  rules: { readonly first: ReplayRules; readonly second: ReplayRules },
  { explain, onCustomer = () => {} }: ComparisonOptions,
): Comparison {
  const first = openReplay(history, rules.first, onCustomer);
  const second = openReplay(history, rules.second, onCustomer);
  const differences: Difference[] = [];
  const counts = openClassCounts();
  for (let customer = 0; customer < history.customers.length; customer++) {
    const [left, right] = [first.fold(customer), second.fold(customer)];
    const classes = classesIn(left);
    const others = classesIn(right);
    for (const dimension of new Set([...classes.keys(), ...others.keys()])) {
      const one = classes.get(dimension) ?? NONE;
      const other = others.get(dimension) ?? NONE;
      counts.add(dimension, one, other);
      if (one !== other)
        differences.push(difference(explain, dimension, [one, other], [left, right], history.until));
    }
    onCustomer();
    onCustomer();
  }
  return { first: first.result(), second: second.result(), differences, tables: counts.table() };
}

/** The classes in force, and beside them what an analyst asks for as well: the raw letter and the churn level. */
function classesIn({ snapshot, fold: { dimensions } }: FoldedCustomer): ReadonlyMap<string, string> {
  const inForce = dimensions.map(({ name }, index) => [name, snapshot.classes[index] ?? NONE] as const);
  return new Map([...inForce, ['abc', snapshot.abc ?? NONE], ['churn', snapshot.profile.churn]]);
}

function difference(
  explain: Explain,
  dimension: string,
  [first, second]: readonly [string, string],
  [left, right]: readonly [FoldedCustomer, FoldedCustomer],
  at: EpochMs,
): Difference {
  const why = explain(dimension, { ...left, at }, { ...right, at });
  return { customerId: left.snapshot.customerId, dimension, first, second, why };
}
