import { type CustomerEvent, DAY, type EpochMs, type Policy } from '@tidemark/core';
import type { Facts } from '../facts/facts.ts';
import { isOwnInteraction } from '../facts/interaction-weeks.ts';

/** Refunds and cancellations are no activity, and neither is what is not the customer's own doing. */
function isActivity(event: CustomerEvent): boolean {
  return event.kind === 'PURCHASE' || event.kind === 'FEEDBACK' || isOwnInteraction(event);
}

/** The engagement row, first match. */
export function rawEngagement({ history, life }: Facts, at: EpochMs, policy: Policy): string {
  const { silentDays, lostDays } = policy.engagement;
  const activities = history.map(({ event }) => event).filter(isActivity);
  const quietMs = at - Math.max(...activities.map((activity) => activity.at));
  if (activities.length > 0 && quietMs >= lostDays * DAY) return 'lost';
  if (life === null) return 'potential';
  return quietMs >= silentDays * DAY ? 'silent' : 'active';
}
