import type { ClassAssignment } from './class-assignment.ts';
import { emptyContact } from './contact-record.ts';
import type { State } from './state.ts';

const neverClassified: ClassAssignment = { class: null, since: 0, waiting: null, suppressed: 0 };

/** The state of a customer without events, to be classified in so many dimensions; `phase` as the state has it. */
export function emptyState(dimensionCount: number, phase: number): State {
  return {
    asOf: null,
    contact: emptyContact(phase),
    rulesEffectiveAt: 0,
    sequence: 0,
    indexedDue: null,
    firstPurchaseAt: null,
    lastPurchaseAt: null,
    purchases: 0,
    cancellations: 0,
    moneyMinor: 0,
    purchaseDays: 0,
    cameBackAt: null,
    buckets: [],
    lastInteractionAt: null,
    lastFeedbackAt: null,
    lastScore: null,
    lastSatisfiedAt: null,
    complaints: [],
    lowScores: [],
    source: null,
    customerType: null,
    assignments: Array.from({ length: dimensionCount }, () => neverClassified),
    publishedLevel: 'low',
    isAnnounced: true,
    lastRaisedAt: null,
    recentPurchases: [],
    recentContacts: [],
  };
}
