import type { EpochMs } from '@tidemark/core';
import type { LocalDay } from '../calendar/local-days.ts';
import type { Entry, History } from './history.ts';

/** What a customer's purchases make of its whole life; none of it ever goes back. */
export interface Lifetime {
  readonly firstAt: EpochMs;
  readonly firstDay: LocalDay;
  readonly lastAt: EpochMs;
  readonly lastDay: LocalDay;
  /** PURCHASE events ever, whatever was cancelled. */
  readonly purchases: number;
  /** Local days counted as days with a PURCHASE. */
  readonly days: ReadonlySet<LocalDay>;
}

/** A purchase older than the kept days is a new day only before the first or after the last one (FOLD.md 3). */
function countsAsDay(life: Lifetime, entry: Entry): boolean {
  return entry.kept || entry.day < life.firstDay || entry.day > life.lastDay;
}

function withPurchase(life: Lifetime | null, entry: Entry): Lifetime {
  const { at } = entry.event;
  const { day } = entry;
  if (life === null)
    return { firstAt: at, firstDay: day, lastAt: at, lastDay: day, purchases: 1, days: new Set([day]) };
  const first = at < life.firstAt ? { firstAt: at, firstDay: day } : {};
  const last = at > life.lastAt ? { lastAt: at, lastDay: day } : {};
  const days = countsAsDay(life, entry) ? new Set([...life.days, day]) : life.days;
  return { ...life, ...first, ...last, purchases: life.purchases + 1, days };
}

/** null: never bought. */
export function lifetimeOf(history: History): Lifetime | null {
  return history
    .filter((entry) => entry.event.kind === 'PURCHASE')
    .reduce<Lifetime | null>((life, entry) => withPurchase(life, entry), null);
}
