import type { Policy } from '../rules/policy.ts';
import type { DropLimits } from '../rules/signal-limits.ts';
import type { State } from '../state/state.ts';
import type { View } from '../state/view.ts';
import { dayStart, type LocalDay, localDay } from '../time/local-day.ts';
import { DAY, type EpochMs, NEVER } from '../time/time-units.ts';
import type { Evidence, Signal } from './signal.ts';

/** What may decline: counts by period, a local day or a week of the customer's. */
export interface Counted<Count> {
  /** Ascending, none later than the customer's own time; empty where the signal cannot stand. */
  readonly counts: (state: State, policy: Policy) => readonly Count[];
  readonly periodOf: (count: Count) => number;
  readonly countOf: (count: Count) => number;
  /** The period of a local day. */
  readonly periodAt: (day: LocalDay, state: State) => number;
  /** The local day with which a period begins. */
  readonly firstDayOf: (period: number, state: State) => LocalDay;
  /** The periods of each window: this one so far and so many before it are held against as many before these. */
  readonly window: (policy: Policy) => number;
  readonly limits: (policy: Policy) => DropLimits;
}

/**
 * A signal that a customer does less than it did (FOLD.md, section 5). Of a period D, n1 is what D and the window before it
 * hold, n0 what the window before these holds: dropped when n0 ≥ `min` and n1 ≤ ⌊n0 · percent / 100⌋. It does not stand within
 * `minOverdueDays` of the last purchase, which so ends a decline. Observed is n1.
 */
export function declineOf<Count>(
  of: Counted<Count>,
): Pick<Signal, 'kind' | 'stands' | 'since' | 'nextChange'> {
  return {
    kind: 'decline',

    stands(view) {
      const { state, policy, at, day } = view;
      if (at < declinesFrom(view)) return null;
      const counts = of.counts(state, policy);
      return counts.length === 0 ? null : dropIn(of, view, of.periodAt(day, state));
    },

    since(view) {
      const { state, policy, day, zone } = view;
      const from = declinesFrom(view);
      const period = of.periodAt(day, state);
      const first = Math.max(period - of.window(policy), of.periodAt(localDay(zone, from), state));
      let earliest = period;
      while (earliest > first && dropIn(of, view, earliest - 1) !== null) earliest--;
      return Math.max(from, dayStart(zone, of.firstDayOf(earliest, state)));
    },

    nextChange: (view, bound) => nextDrop(of, view, bound),
  };
}

/** A decline does not stand before. */
function declinesFrom({ state, policy }: View): EpochMs {
  return state.lastPurchaseAt! + policy.churn.minOverdueDays * DAY;
}

/** The evidence in a period, looked at with all that it holds; null where nothing has dropped. */
function dropIn<Count>(of: Counted<Count>, { state, policy }: View, period: number): Evidence | null {
  const counts = of.counts(state, policy);
  const window = of.window(policy);
  let index = counts.length - 1;
  let [now, before] = [0, 0];
  while (index >= 0 && of.periodOf(counts[index]!) > period) index--;
  for (; index >= 0 && of.periodOf(counts[index]!) >= period - window; index--)
    now += of.countOf(counts[index]!);
  for (; index >= 0 && of.periodOf(counts[index]!) >= period - 2 * window; index--)
    before += of.countOf(counts[index]!);
  const limits = of.limits(policy);
  return isDropped(now, before, limits) ? { observed: now, threshold: mostLeft(before, limits) } : null;
}

function isDropped(now: number, before: number, limits: DropLimits): boolean {
  return before >= limits.min && now <= mostLeft(before, limits);
}

function mostLeft(before: number, { percent }: DropLimits): number {
  return Math.floor((before * percent) / 100);
}

/**
 * When the signal next begins or ceases to stand as the windows move on: at the begin of a period in which something leaves a
 * window, or when the last purchase is old enough.
 */
function nextDrop<Count>(of: Counted<Count>, view: View, bound: EpochMs): EpochMs {
  const { state, policy, at, zone } = view;
  const counts = of.counts(state, policy);
  if (counts.length === 0) return NEVER;
  const from = declinesFrom(view);
  const isBefore = at < from;
  if (isBefore && from >= bound) return NEVER;

  const window = of.window(policy);
  const limits = of.limits(policy);
  let period = of.periodAt(isBefore ? localDay(zone, from) : view.day, state);
  // counts[recent] is the first of the window that includes the period, counts[old] the first of the one before.
  let recent = counts.length;
  let [now, before] = [0, 0];
  while (recent > 0 && of.periodOf(counts[recent - 1]!) >= period - window)
    now += of.countOf(counts[--recent]!);
  let old = recent;
  while (old > 0 && of.periodOf(counts[old - 1]!) >= period - 2 * window)
    before += of.countOf(counts[--old]!);

  const stands = !isBefore && isDropped(now, before, limits);
  if (isBefore && isDropped(now, before, limits)) return from;
  while (old < counts.length) {
    const leavesOld = of.periodOf(counts[old]!) + 2 * window + 1;
    const leavesRecent =
      recent < counts.length ? of.periodOf(counts[recent]!) + window + 1 : Number.POSITIVE_INFINITY;
    period = Math.min(leavesOld, leavesRecent);
    // Local midnights lie within a day of those of UTC: what begins surely later than the bound needs no look.
    if (of.firstDayOf(period, state) * DAY - DAY >= bound) return NEVER;
    if (leavesRecent === period) {
      const moved = of.countOf(counts[recent++]!);
      now -= moved;
      before += moved;
    }
    if (leavesOld === period) before -= of.countOf(counts[old++]!);
    if (isDropped(now, before, limits) !== stands) return dayStart(zone, of.firstDayOf(period, state));
  }
  return NEVER;
}
