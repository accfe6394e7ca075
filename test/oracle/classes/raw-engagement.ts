import { DAY, type EpochMs, type Policy } from '@tidemark/core';
import type { Facts } from '../facts/facts.ts';

/** Refunds and cancellations are no activity. */
const ACTIVITIES: readonly string[] = ['PURCHASE', 'INTERACTION', 'FEEDBACK'];

/** The engagement row, first match. */
export function rawEngagement({ history, life }: Facts, at: EpochMs, policy: Policy): string {
  const { silentDays, lostDays } = policy.engagement;
  const activities = history.map(({ event }) => event).filter(({ kind }) => ACTIVITIES.includes(kind));
  const quietMs = at - Math.max(...activities.map((activity) => activity.at));
  if (activities.length > 0 && quietMs >= lostDays * DAY) return 'lost';
  if (life === null) return 'potential';
  return quietMs >= silentDays * DAY ? 'silent' : 'active';
}
