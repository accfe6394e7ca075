import type { Advanced } from './advance.ts';
import { type EventHash, eventHash } from './duplicates/event-hash.ts';
import {
  CONTACTS_REMEMBERED,
  hashedAs,
  isRemembered,
  PURCHASES_REMEMBERED,
  remember,
} from './duplicates/event-ring.ts';
import type { CustomerEvent } from './events.ts';
import { passRulers } from './pass-rulers.ts';
import { recordEvent } from './record-event.ts';
import { rulerAtBirth } from './ruler-in-force.ts';
import type { Rulers } from './rulers.ts';
import { saySilences } from './silences.ts';
import type { Draft, State } from './state.ts';
import { takeStep } from './step.ts';
import { openTouch, type Touch } from './touch.ts';

export interface Applied extends Advanced {
  /** True when the event had been applied before: then the state is the very same and nothing is said. */
  readonly isDuplicate: boolean;
}

/**
 * Applies one event of the customer, in this order:
 *
 * 1. a duplicate has no effect at all;
 * 2. rulers effective by the event's instant (or by the customer's own time) are passed;
 * 3. silences due before the event's instant are said;
 * 4. the facts take the event in, each in its own day;
 * 5. classes and churn level are looked at: at the event's instant, or for a late event at the customer's own time.
 */
export function apply(state: State, event: CustomerEvent, rulers: Rulers): Applied {
  const hash = eventHash(hashedAs[event.kind], event.eventId);
  const isContact = event.kind === 'INTERACTION' || event.kind === 'FEEDBACK';
  if (isRemembered(isContact ? state.recentContacts : state.recentPurchases, hash)) {
    return { state, outputs: [], isDuplicate: true };
  }
  const touch = openTouch(state, rulers);
  const { draft, outputs } = touch;
  if (draft.asOf === null) {
    beginUnderRuler(touch, event);
  } else {
    passRulers(touch, event.at);
    saySilences(touch, event.at - 1);
  }
  recordEvent(touch, event);
  rememberEvent(draft, hash, isContact);
  takeStep(touch, draft.asOf!, { kind: event.kind, eventId: event.eventId });
  return { state: draft, outputs, isDuplicate: false };
}

function beginUnderRuler(touch: Touch, event: CustomerEvent): void {
  touch.ruler = rulerAtBirth(event.at, touch.rulers);
  touch.draft.rulerAt = touch.ruler.effectiveAt;
}

function rememberEvent(draft: Draft, hash: EventHash, isContact: boolean): void {
  if (isContact) draft.recentContacts = remember(draft.recentContacts, hash, CONTACTS_REMEMBERED);
  else draft.recentPurchases = remember(draft.recentPurchases, hash, PURCHASES_REMEMBERED);
}
