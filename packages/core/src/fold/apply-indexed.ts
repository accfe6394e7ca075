import type { CustomerEvent } from '../events/customer-event.ts';
import { policyFor } from '../rules/policy-for.ts';
import { nextRuleSet } from '../rules/rule-set-in-force.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import { type EpochMs, NEVER } from '../time/time-units.ts';
import { type Applied, beginUnderRuleSet, hashOf, isKnown, sayWhatIsDue, takeIn } from './apply.ts';
import { type CustomerUpdate, openUpdate } from './customer-update.ts';
import type { FoldLists } from './fold-lists.ts';
import { dueToWrite, type Indexed } from './index-due.ts';
import { nextCandidate } from './next-candidate.ts';

export interface AppliedIndexed extends Applied, Indexed {}

/** `Fold.applyIndexed` with the lists as an argument. */
export function applyIndexed(
  state: State,
  event: CustomerEvent,
  rules: Rules,
  lists: FoldLists,
): AppliedIndexed {
  const hash = hashOf(event);
  if (isKnown(state, event, hash)) return { state, outputs: [], isDuplicate: true, write: undefined };
  const update = openUpdate(state, rules, lists);
  if (state.asOf === null) beginUnderRuleSet(update, event);
  else if (!isQuietBefore(update, event.at)) sayWhatIsDue(update, event);
  const view = takeIn(update, event, hash);
  const held = state.indexedDue;
  const write = dueToWrite(update, held, nextCandidate(view, lists, held ?? NEVER));
  if (write !== undefined) update.draft.indexedDue = write;
  return { state: update.draft, outputs: update.outputs, isDuplicate: false, write };
}

/**
 * Whether what the index holds says that nothing is due before an event. Not where a rule set is passed first, which what is
 * held may not know, and not where a dwell may have begun, which publishes nothing and matters later.
 */
function isQuietBefore({ draft, rules, ruleSet }: CustomerUpdate, at: EpochMs): boolean {
  if (draft.indexedDue === null || at > draft.indexedDue) return false;
  if (nextRuleSet(rules, ruleSet) !== undefined) return false;
  return Object.keys(policyFor(ruleSet.policy, draft.customerType).dwell).length === 0;
}
