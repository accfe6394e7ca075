import type { Output } from '../outputs/output.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import type { EpochMs } from '../time/time-units.ts';
import { advance } from './advance.ts';
import { nextDue } from './next-due.ts';

/** A due, and what it will say if the customer stays silent until then. */
export interface Upcoming {
  readonly due: EpochMs;
  /** Empty for a move of the churn level that is not announced. */
  readonly outputs: readonly Output[];
}

/** The next dues, at most `limit`, by letting time pass on a copy. */
export function upcoming(state: State, rules: Rules, limit: number): readonly Upcoming[] {
  const dues: Upcoming[] = [];
  let current = state;
  while (dues.length < limit) {
    const due = nextDue(current, rules);
    if (due === undefined) break;
    const { state: next, outputs } = advance(current, due, rules);
    dues.push({ due, outputs });
    current = next;
  }
  return dues;
}
