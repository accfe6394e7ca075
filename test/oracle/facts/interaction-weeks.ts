import type { CustomerEvent, ZoneTable } from '@tidemark/core';
import { dayOf, type LocalDay } from '../calendar/local-days.ts';
import type { History } from './history.ts';

/** Seven local days of one customer: 0 begins with the day of its first event in the log, below 0 lies what came late. */
export type Week = number;

/** Weeks before asOf's that are still counted when an event comes (FOLD.md 9). */
const WEEKS_KEPT = 12;

const NOT_OWN: readonly string[] = ['CONTACT_MADE', 'OPT_OUT', 'OPT_IN'];

/** What the customer did itself: our call, and what it wishes of our calls, is no activity (FOLD.md 11). */
export function isOwnInteraction(event: CustomerEvent): boolean {
  return event.kind === 'INTERACTION' && !NOT_OWN.includes(event.interaction);
}

export function weekOf(day: LocalDay, firstDay: LocalDay): Week {
  return Math.floor((day - firstDay) / 7);
}

/** The week of each of the customer's own interactions; of weeks no longer counted when it came, it is left out. */
export function interactionWeeksOf(history: History, zone: ZoneTable): readonly Week[] {
  const firstDay = history[0]?.day ?? 0;
  return history.flatMap(({ event, day, appliedAt }) => {
    const week = weekOf(day, firstDay);
    const isCounted = week >= weekOf(dayOf(zone, appliedAt), firstDay) - WEEKS_KEPT;
    return isOwnInteraction(event) && isCounted ? [week] : [];
  });
}
