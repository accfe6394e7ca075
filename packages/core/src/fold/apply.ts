import { type EventHash, eventHash } from '../duplicates/event-hash.ts';
import {
  CONTACTS_REMEMBERED,
  hashedAs,
  isRemembered,
  PURCHASES_REMEMBERED,
  remember,
} from '../duplicates/event-ring.ts';
import type { CustomerEvent } from '../events/customer-event.ts';
import { recordEvent } from '../record/record-event.ts';
import { ruleSetAtBirth } from '../rules/rule-set-in-force.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import type { View } from '../state/view.ts';
import type { Advanced } from './advance.ts';
import { type CustomerUpdate, openUpdate, viewOf } from './customer-update.ts';
import type { FoldLists } from './fold-lists.ts';
import { passRuleSets } from './pass-rule-sets.ts';
import { publishSilences } from './publish-silences.ts';
import { takeStep } from './take-step.ts';

export interface Applied extends Advanced {
  /** True when the event had been applied before: the state is the very same one and `outputs` is empty. */
  readonly isDuplicate: boolean;
}

/** `Fold.apply` with the lists as an argument. */
export function apply(state: State, event: CustomerEvent, rules: Rules, lists: FoldLists): Applied {
  const hash = hashOf(event);
  if (isKnown(state, event, hash)) return { state, outputs: [], isDuplicate: true };
  const update = openUpdate(state, rules, lists);
  if (state.asOf === null) beginUnderRuleSet(update, event);
  else sayWhatIsDue(update, event);
  takeIn(update, event, hash);
  return { state: update.draft, outputs: update.outputs, isDuplicate: false };
}

/** What an event is known by. */
export function hashOf({ kind, eventId }: CustomerEvent): EventHash {
  return eventHash(hashedAs[kind], eventId);
}

/** Whether the event is remembered. */
export function isKnown(state: State, event: CustomerEvent, hash: EventHash): boolean {
  return isRemembered(isContact(event) ? state.recentContacts : state.recentPurchases, hash);
}

export function beginUnderRuleSet(update: CustomerUpdate, event: CustomerEvent): void {
  update.ruleSet = ruleSetAtBirth(event.at, update.rules);
  update.draft.rulesEffectiveAt = update.ruleSet.effectiveAt;
}

/** Passes the rule sets of before an event, and publishes the silences due before it. */
export function sayWhatIsDue(update: CustomerUpdate, event: CustomerEvent): void {
  passRuleSets(update, event.at);
  publishSilences(update, event.at - 1);
}

/** Takes the event into the facts and takes its step; returns the view of that step, which is good for further looks. */
export function takeIn(update: CustomerUpdate, event: CustomerEvent, hash: EventHash): View {
  const { draft } = update;
  recordEvent(draft, event, update.ruleSet.policy, update.deployment);
  if (isContact(event)) draft.recentContacts = remember(draft.recentContacts, hash, CONTACTS_REMEMBERED);
  else draft.recentPurchases = remember(draft.recentPurchases, hash, PURCHASES_REMEMBERED);
  const view = viewOf(update, draft.asOf!);
  takeStep(update, view, { kind: event.kind, eventId: event.eventId });
  return view;
}

function isContact({ kind }: CustomerEvent): boolean {
  return kind === 'INTERACTION' || kind === 'FEEDBACK';
}
