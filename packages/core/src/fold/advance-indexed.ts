import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import type { EpochMs } from '../time/time-units.ts';
import type { Advanced } from './advance.ts';
import { openUpdate } from './customer-update.ts';
import type { FoldLists } from './fold-lists.ts';
import { dueToWrite, type IndexCause, type Indexed, indexDue } from './index-due.ts';
import { passRuleSets } from './pass-rule-sets.ts';
import { publishSilences } from './publish-silences.ts';

export interface AdvancedIndexed extends Advanced, Indexed {}

/** `Fold.advanceIndexed` with the lists as an argument. */
export function advanceIndexed(
  state: State,
  now: EpochMs,
  rules: Rules,
  cause: IndexCause,
  lists: FoldLists,
): AdvancedIndexed {
  if (state.asOf === null) return { ...indexDue(state, rules, cause, lists), outputs: [] };
  const update = openUpdate(state, rules, lists);
  const { draft, outputs } = update;
  passRuleSets(update, now);
  // The walk that finds nothing more due by now goes on, on a copy, to what is due next.
  const candidate = publishSilences(update, now);
  const write = dueToWrite(update, cause === 'timer' ? null : state.indexedDue, candidate);
  const isUntouched = update.settled === undefined;
  if (isUntouched && (write === undefined || write === state.indexedDue)) return { state, outputs, write };
  draft.assignments = update.settled ?? state.assignments;
  if (write !== undefined) draft.indexedDue = write;
  return { state: draft, outputs, write };
}
