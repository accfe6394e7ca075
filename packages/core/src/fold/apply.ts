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
import type { Draft, State } from '../state/state.ts';
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
  const hash = eventHash(hashedAs[event.kind], event.eventId);
  const isContact = event.kind === 'INTERACTION' || event.kind === 'FEEDBACK';
  if (isRemembered(isContact ? state.recentContacts : state.recentPurchases, hash)) {
    return { state, outputs: [], isDuplicate: true };
  }
  const update = openUpdate(state, rules, lists);
  const { draft, outputs } = update;
  if (draft.asOf === null) {
    beginUnderRuleSet(update, event);
  } else {
    passRuleSets(update, event.at);
    publishSilences(update, event.at - 1);
  }
  recordEvent(draft, event, update.ruleSet.policy, update.deployment);
  rememberEvent(draft, hash, isContact);
  takeStep(update, viewOf(update, draft.asOf!), { kind: event.kind, eventId: event.eventId });
  return { state: draft, outputs, isDuplicate: false };
}

function beginUnderRuleSet(update: CustomerUpdate, event: CustomerEvent): void {
  update.ruleSet = ruleSetAtBirth(event.at, update.rules);
  update.draft.rulesEffectiveAt = update.ruleSet.effectiveAt;
}

function rememberEvent(draft: Draft, hash: EventHash, isContact: boolean): void {
  if (isContact) draft.recentContacts = remember(draft.recentContacts, hash, CONTACTS_REMEMBERED);
  else draft.recentPurchases = remember(draft.recentPurchases, hash, PURCHASES_REMEMBERED);
}
