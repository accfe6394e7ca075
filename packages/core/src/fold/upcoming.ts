import type { Output } from '../outputs/output.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import type { EpochMs } from '../time/time-units.ts';
import { advance } from './advance.ts';
import type { FoldLists } from './fold-lists.ts';
import { nextDue } from './next-due.ts';

/** A due, and what will be published there if nothing happens until then. */
export interface Upcoming {
  readonly due: EpochMs;
  /** Empty for a churn level that moves unannounced. */
  readonly outputs: readonly Output[];
}

/** `Fold.upcoming` with the lists as an argument: lets time pass on a copy. */
export function upcoming(state: State, rules: Rules, limit: number, lists: FoldLists): readonly Upcoming[] {
  const dues: Upcoming[] = [];
  let current = state;
  while (dues.length < limit) {
    const due = nextDue(current, rules, lists);
    if (due === undefined) break;
    const { state: next, outputs } = advance(current, due, rules, lists);
    dues.push({ due, outputs });
    current = next;
  }
  return dues;
}
