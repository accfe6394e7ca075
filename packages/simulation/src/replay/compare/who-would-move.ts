import { type EpochMs, type Fold, type Policy, type RuleSet, type Rules, standardFold } from '@tidemark/core';
import { snapshotAt } from '@tidemark/operations';
import { type FoldedCustomer, foldCustomer } from '../fold/fold-customer.ts';
import type { CustomerHistory, History } from '../history/history.ts';
import { type ClassTable, openClassCounts } from '../summary/class-table.ts';
import { openVolumes, type WorkVolumes } from '../summary/work-volumes.ts';
import type { ComparisonOptions, Difference } from './compare-histories.ts';
import type { Explain } from './explain.ts';

/** Movers that are listed one by one. */
const MOST_TOLD = 5;

/** The moves that new rules would cause among the customers of a history, at its end. */
export interface Movers {
  readonly at: EpochMs;
  readonly customers: number;
  /** Customers who would move in one dimension or several. */
  readonly movers: number;
  /** Churn alerts that the new rules would cause at that instant. */
  readonly alerts: number;
  /** Moves by dimension, from and to. */
  readonly moves: ClassTable;
  /** The first of them, by customer id as bytes. */
  readonly first: readonly Difference[];
  /** What the history would have given to do, had the newest rules in force been so from its beginning, and had the new ones. */
  readonly work: { readonly before: WorkVolumes; readonly after: WorkVolumes };
}

/** Rules in force, and what is to follow them. */
export interface NewRules {
  readonly rules: Rules;
  /** With the newest scorecard's cut points in it. */
  readonly policy: Policy;
  /** The deployment's; the standard lists by default. */
  readonly fold?: Fold | undefined;
}

/**
 * Folds a history under the rules in force and applies new rules to every customer at its end, as a sweep does: what is
 * due by then is published under the old ones.
 *
 * @param history its end lies behind every rule set's `effectiveAt`
 */
export function whoWouldMove(
  history: History,
  { rules, policy, fold = standardFold }: NewRules,
  { explain, onCustomer = () => {} }: ComparisonOptions,
): Movers {
  const { until } = history;
  const newest = rules.list.at(-1)!;
  const next = { ...newest, policyVersion: newest.policyVersion + 1, effectiveAt: until, policy };
  const after: Rules = { ...rules, list: [...rules.list, next] };
  const work = {
    before: openWork(rules, newest, fold),
    after: openWork(rules, next, fold),
  };
  const counts = openClassCounts();
  const first: Difference[] = [];
  let movers = 0;
  let alerts = 0;
  for (const customer of history.customers) {
    const before = foldCustomer(customer, rules, until, fold);
    const { state, outputs } = fold.advance(before.state, until, after);
    work.before.fold(customer, until);
    work.after.fold(customer, until);
    onCustomer();
    alerts += outputs.filter(({ type }) => type === 'churn-alert').length;
    const changes = outputs.flatMap((output) => (output.type === 'segment-changed' ? output.changes : []));
    if (changes.length === 0) continue;
    movers += 1;
    for (const { dimension, from, to } of changes) counts.add(dimension, from ?? 'none', to ?? 'none');
    if (first.length >= MOST_TOLD) continue;
    const snapshot = snapshotAt(customer.customerId, state, until, after, fold)!;
    const moved = { state, rules: after, fold, snapshot };
    for (const { dimension, from, to } of changes) {
      first.push(difference(explain, dimension, [from ?? 'none', to ?? 'none'], [before, moved], until));
    }
  }
  return {
    at: until,
    customers: history.customers.length,
    movers,
    alerts,
    moves: counts.table(),
    first,
    work: { before: work.before.volumes(), after: work.after.volumes() },
  };
}

/** The work of one rule set, as if the deployment had been live under it from the beginning of the history. */
function openWork({ deployment }: Rules, ruleSet: RuleSet, fold: Fold) {
  const rules: Rules = { deployment: { ...deployment, goLive: 0 }, list: [{ ...ruleSet, effectiveAt: 0 }] };
  const volumes = openVolumes(deployment.zone);
  return {
    fold(customer: CustomerHistory, until: EpochMs): void {
      for (const { output } of foldCustomer(customer, rules, until, fold).outputs) volumes.add(output);
    },
    volumes: volumes.volumes,
  };
}

function difference(
  explain: Explain,
  dimension: string,
  [first, second]: readonly [string, string],
  [before, moved]: readonly [FoldedCustomer, Pick<FoldedCustomer, 'state' | 'rules' | 'fold' | 'snapshot'>],
  at: EpochMs,
): Difference {
  const why = explain(dimension, { ...before, at }, { ...moved, at });
  return { customerId: before.snapshot.customerId, dimension, first, second, why };
}
