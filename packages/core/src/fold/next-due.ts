import { nextRuleSet } from '../rules/rule-set-in-force.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import { type EpochMs, NEVER } from '../time/time-units.ts';
import { type CustomerUpdate, openUpdate, trialOf } from './customer-update.ts';
import type { FoldLists } from './fold-lists.ts';
import { passRuleSet } from './pass-rule-sets.ts';
import { firstCandidate, isSilenceDue } from './publish-silences.ts';

/** `Fold.nextDue` with the lists as an argument. */
export function nextDue(state: State, rules: Rules, lists: FoldLists): EpochMs | undefined {
  if (state.asOf === null) return undefined;
  const update = openUpdate(state, rules, lists);
  const due = dueBefore(update, NEVER, firstCandidate(update));
  return due === NEVER ? undefined : due;
}

/**
 * The first instant before `bound` at which something would be published, or `NEVER`: tries the future on a copy, candidate by
 * candidate, rule set by rule set.
 *
 * @param from the update's next candidate
 */
export function dueBefore(update: CustomerUpdate, bound: EpochMs, from: EpochMs): EpochMs {
  const trial = trialOf(update);
  let candidate = from;
  for (;;) {
    const next = nextRuleSet(trial.rules, trial.ruleSet);
    const passedAt = next === undefined ? NEVER : Math.max(next.effectiveAt, trial.draft.asOf!);
    if (isSilenceDue(trial, Math.min(next?.effectiveAt ?? NEVER, bound - 1), candidate))
      return trial.draft.asOf!;
    if (next === undefined || passedAt >= bound) return NEVER;
    if (passRuleSet(trial, next)) return passedAt;
    candidate = firstCandidate(trial);
  }
}
