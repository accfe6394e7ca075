import { nextRuleSet, ruleSetInForce } from '../rules/rule-set-in-force.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import { viewAt } from '../state/view.ts';
import { type EpochMs, NEVER } from '../time/time-units.ts';
import type { FoldLists } from './fold-lists.ts';
import { nextCandidate } from './next-candidate.ts';
import { nextDue } from './next-due.ts';

export interface Indexed {
  readonly state: State;
  /** The due to write into the index (`NEVER`: nothing is due); undefined when the index may stay as it is. */
  readonly write: EpochMs | undefined;
}

/** What changed the customer: an event (or rules), or a due of the index that came up. */
export type IndexCause = 'event' | 'timer';

/** `Fold.indexDue` with the lists as an argument. */
export function indexDue(state: State, rules: Rules, cause: IndexCause, lists: FoldLists): Indexed {
  const held = cause === 'timer' ? null : state.indexedDue;
  // The bound costs a few comparisons, the exact due a walk: most events stop here.
  if (held !== null && earliestPossible(state, rules, lists) >= held) return { state, write: undefined };
  const due = nextDue(state, rules, lists) ?? NEVER;
  if (held !== null && due >= held) return { state, write: undefined };
  return { state: due === state.indexedDue ? state : { ...state, indexedDue: due }, write: due };
}

/** A lower bound of the next due. */
function earliestPossible(state: State, rules: Rules, lists: FoldLists): EpochMs {
  if (state.asOf === null) return NEVER;
  const ruleSet = ruleSetInForce(state, rules);
  const candidate = nextCandidate(viewAt(state, state.asOf, ruleSet, rules.deployment), lists);
  const unpassed = nextRuleSet(rules.list, ruleSet);
  return unpassed === undefined ? candidate : Math.min(candidate, Math.max(unpassed.effectiveAt, state.asOf));
}
