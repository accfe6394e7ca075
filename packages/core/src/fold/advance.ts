import type { Output } from '../outputs/output.ts';
import { nextRuleSet, ruleSetInForce } from '../rules/rule-set-in-force.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import { viewAt } from '../state/view.ts';
import type { EpochMs } from '../time/time-units.ts';
import { openUpdate } from './customer-update.ts';
import type { FoldLists } from './fold-lists.ts';
import { nextCandidate } from './next-candidate.ts';
import { passRuleSets } from './pass-rule-sets.ts';
import { publishSilences } from './publish-silences.ts';

/** A state, and what was published on the way to it. */
export interface Advanced {
  readonly state: State;
  /** In the order of their sequence numbers; often empty. */
  readonly outputs: readonly Output[];
}

/** `Fold.advance` with the lists as an argument. */
export function advance(state: State, now: EpochMs, rules: Rules, lists: FoldLists): Advanced {
  if (state.asOf === null || isQuietUntil(state, now, rules, lists)) return { state, outputs: [] };
  const update = openUpdate(state, rules, lists);
  passRuleSets(update, now);
  publishSilences(update, now);
  if (update.settled === undefined) return { state, outputs: [] };
  update.draft.assignments = update.settled;
  return { state: update.draft, outputs: update.outputs };
}

/** The cheap look that spares most ticks the copy: no candidate up to `now`, and no rule set left to pass. */
function isQuietUntil(state: State, now: EpochMs, rules: Rules, lists: FoldLists): boolean {
  const ruleSet = ruleSetInForce(state, rules);
  if (nextRuleSet(rules.list, ruleSet) !== undefined) return false;
  return nextCandidate(viewAt(state, state.asOf!, ruleSet, rules.deployment), lists) > now;
}
