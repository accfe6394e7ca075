import { DAY, type EpochMs, type ObservedSignal, type Policy, type ZoneTable } from '@tidemark/core';
import { dayOf, startOfDay } from '../calendar/local-days.ts';
import type { Facts } from '../facts/facts.ts';
import { type Week, weekOf } from '../facts/interaction-weeks.ts';
import { type Compared, dropThreshold, earliestOfRun, hasDropped } from './drop.ts';

/** This week and the 4 before it are held against the 4 before these. */
const WEEKS_BEFORE = 4;

function comparedIn(interactionWeeks: readonly Week[], week: Week): Compared {
  const ages = interactionWeeks.map((each) => week - each).filter((age) => age >= 0);
  return {
    now: ages.filter((age) => age <= WEEKS_BEFORE).length,
    before: ages.filter((age) => age > WEEKS_BEFORE && age <= 2 * WEEKS_BEFORE).length,
  };
}

/** null: the signal does not stand. */
export function interactionDropSignal(
  { history, life, interactionWeeks }: Facts,
  at: EpochMs,
  policy: Policy,
  zone: ZoneTable,
): ObservedSignal | null {
  const { interactionDrop, minOverdueDays } = policy.churn;
  const silentFrom = life!.lastAt + minOverdueDays * DAY;
  const firstDay = history[0]!.day;
  const thisWeek = weekOf(dayOf(zone, at), firstDay);
  const compared = comparedIn(interactionWeeks, thisWeek);
  if (at < silentFrom || !hasDropped(compared, interactionDrop)) return null;
  const earliest = earliestOfRun(thisWeek, WEEKS_BEFORE, (week) =>
    hasDropped(comparedIn(interactionWeeks, week), interactionDrop),
  );
  return {
    signal: 'interaction_drop',
    observed: compared.now,
    threshold: dropThreshold(compared, interactionDrop),
    since: Math.max(startOfDay(zone, firstDay + 7 * earliest), silentFrom),
  };
}
