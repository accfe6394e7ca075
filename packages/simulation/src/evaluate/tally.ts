import { DAY, type EpochMs } from '@tidemark/core';
import { GROUPS, type Group } from './bands.ts';
import { isJudged, type JudgedTime } from './judged-time.ts';
import type { Silence } from './silence.ts';

/** An alert, and the silence in which it was raised. */
export interface Alarm {
  readonly silence: Silence;
  readonly at: EpochMs;
}

/** How good alerts were; shares are null where there was nothing to share. */
export interface Judged {
  readonly alerts: number;
  /** Of them, those whose customer bought nothing in the window after them. */
  readonly right: number;
  readonly precision: number | null;
  /** Of the customers who last bought in the judged time, and then nothing to the end: the share with an alert before the last window. */
  readonly recall: number | null;
  /** Median days from an alert to when the customer would have been called churned; below 0: after that. */
  readonly medianLeadDays: number | null;
}

export type JudgedByGroup = Readonly<Record<Group, Judged>>;

/** Judges alerts by what their customers did afterwards. Those outside of the judged time do not count. */
export function tally(alarms: Iterable<Alarm>, quiet: ReadonlySet<Silence>, time: JudgedTime): JudgedByGroup {
  const sheets = Object.fromEntries(GROUPS.map((group) => [group, openSheet()])) as Record<
    Group,
    ReturnType<typeof openSheet>
  >;
  for (const alarm of alarms) {
    if (!isJudged(alarm.at, time)) continue;
    sheets.all.add(alarm, time, quiet);
    sheets[alarm.silence.band].add(alarm, time, quiet);
  }
  const quietIn = (group: Group) => [...quiet].filter(({ band }) => group === 'all' || band === group).length;
  return byGroup((group) => sheets[group].judged(quietIn(group)));
}

export function byGroup<Value>(of: (group: Group) => Value): Readonly<Record<Group, Value>> {
  return Object.fromEntries(GROUPS.map((group) => [group, of(group)])) as Record<Group, Value>;
}

function openSheet() {
  let right = 0;
  const leadDays: number[] = [];
  const caught = new Set<Silence>();
  return {
    add({ silence, at }: Alarm, { windowMs, churnAfterMs }: JudgedTime, quiet: ReadonlySet<Silence>): void {
      leadDays.push((silence.lastAt + churnAfterMs - at) / DAY);
      if (silence.nextAt > at + windowMs) right += 1;
      if (quiet.has(silence)) caught.add(silence);
    },
    judged: (quiet: number): Judged => ({
      alerts: leadDays.length,
      right,
      precision: share(right, leadDays.length),
      recall: share(caught.size, quiet),
      medianLeadDays: median(leadDays),
    }),
  };
}

/**
 * The silences of those who did not buy: begun in the judged time, not ended in the window after it. An alert in time is one
 * within the judged time.
 */
export function quietSilences(silences: Iterable<Silence>, { from, to, windowMs }: JudgedTime): Set<Silence> {
  const quiet = new Set<Silence>();
  for (const silence of silences)
    if (silence.lastAt > from && silence.lastAt <= to && silence.nextAt > to + windowMs) quiet.add(silence);
  return quiet;
}

export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** The lower of the two in the middle of an even number; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).sort();
  return sorted.length === 0 ? null : sorted[(sorted.length - 1) >> 1]!;
}
