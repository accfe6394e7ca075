import { dimensions } from './dimensions/list.ts';
import type { Standing, State } from './state.ts';

const neverClassified: Standing = { class: null, since: 0, waiting: null, suppressed: 0 };

/** The state of a customer of whom nothing is known. */
export function emptyState(): State {
  return {
    asOf: null,
    rulerAt: 0,
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
    standings: dimensions.map(() => neverClassified),
    saidLevel: 'low',
    isAnnounced: true,
    lastRaisedAt: null,
    recentPurchases: [],
    recentContacts: [],
  };
}
