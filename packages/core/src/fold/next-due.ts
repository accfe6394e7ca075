import { nextRuleSet } from '../rules/rule-set-in-force.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import { type EpochMs, NEVER } from '../time/time-units.ts';
import { openUpdate } from './customer-update.ts';
import type { FoldLists } from './fold-lists.ts';
import { passRuleSet } from './pass-rule-sets.ts';
import { publishNextSilence } from './publish-silences.ts';

/**
 * `Fold.nextDue` with the lists as an argument: tries the future on a copy, candidate by candidate, rule set by rule set,
 * until something is published.
 */
export function nextDue(state: State, rules: Rules, lists: FoldLists): EpochMs | undefined {
  if (state.asOf === null) return undefined;
  const update = openUpdate(state, rules, lists);
  for (;;) {
    const next = nextRuleSet(update.rules, update.ruleSet);
    if (publishNextSilence(update, next?.effectiveAt ?? NEVER)) return update.draft.asOf!;
    if (next === undefined) return undefined;
    if (passRuleSet(update, next)) return update.draft.asOf!;
  }
}
