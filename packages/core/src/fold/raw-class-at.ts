import { ruleSetInForce } from '../rules/rule-set-in-force.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import { viewAt } from '../state/view.ts';
import type { EpochMs } from '../time/time-units.ts';
import type { FoldLists } from './fold-lists.ts';

/** `Fold.rawClassAt` with the lists as an argument. */
export function rawClassAt(
  state: State,
  at: EpochMs,
  rules: Rules,
  dimension: string,
  { dimensions }: FoldLists,
): string | null {
  const found = dimensions.find(({ name }) => name === dimension);
  return found?.classify(viewAt(state, at, ruleSetInForce(state, rules), rules.deployment)) ?? null;
}
