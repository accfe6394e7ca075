import { DAY, type EpochMs, type ObservedSignal, type Policy, type ZoneTable } from '@tidemark/core';
import { dayOf, type LocalDay, startOfDay } from '../calendar/local-days.ts';
import type { Facts } from '../facts/facts.ts';
import type { History } from '../facts/history.ts';
import { type Compared, dropThreshold, earliestOfRun, hasDropped } from './drop.ts';

/** Purchases of a day and the W full days before it, and of the W full days before these. */
function comparedOn(history: History, day: LocalDay, windowDays: number): Compared {
  const ages = history
    .filter(({ event, kept }) => event.kind === 'PURCHASE' && kept)
    .map((entry) => day - entry.day)
    .filter((age) => age >= 0);
  return {
    now: ages.filter((age) => age <= windowDays).length,
    before: ages.filter((age) => age > windowDays && age <= 2 * windowDays).length,
  };
}

/** null: the signal does not stand. */
export function frequencyDropSignal(
  { history, life }: Facts,
  at: EpochMs,
  policy: Policy,
  zone: ZoneTable,
): ObservedSignal | null {
  const { frequencyDrop, minOverdueDays } = policy.churn;
  const { windowDays } = frequencyDrop;
  const silentFrom = life!.lastAt + minOverdueDays * DAY;
  const today = dayOf(zone, at);
  const compared = comparedOn(history, today, windowDays);
  if (at < silentFrom || !hasDropped(compared, frequencyDrop)) return null;
  const earliest = earliestOfRun(today, windowDays, (day) =>
    hasDropped(comparedOn(history, day, windowDays), frequencyDrop),
  );
  return {
    signal: 'frequency_drop',
    observed: compared.now,
    threshold: dropThreshold(compared, frequencyDrop),
    since: Math.max(startOfDay(zone, earliest), silentFrom),
  };
}
