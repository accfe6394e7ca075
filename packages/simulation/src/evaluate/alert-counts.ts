import type { DurationMs } from '@tidemark/core';
import type { Group } from './bands.ts';
import type { Rule } from './baselines.ts';
import type { JudgedTime } from './judged-time.ts';
import type { Silence } from './silence.ts';
import { type Alarm, byGroup, share } from './tally.ts';

/** The alerts of a rule that raises one a silence. */
export function* alarmsOf(
  silences: Iterable<Silence>,
  after: (silence: Silence) => DurationMs,
): Generator<Alarm> {
  for (const silence of silences) {
    const at = silence.lastAt + after(silence);
    if (at < silence.nextAt) yield { silence, at };
  }
}

/** A rule that raises about as many alerts as was asked for. */
export interface Matched {
  readonly rule: Rule;
  readonly alerts: number;
  readonly precision: number | null;
}

/** How many alerts each of some rules raises in the judged time. */
export interface AlertCounts {
  /**
   * For each group the rule whose number of alerts is nearest to a given one; of several that with the highest share of right
   * ones. At the same number of alerts two ways of raising them can be compared by how many are right.
   */
  nearestTo(wanted: Readonly<Record<Group, number>>): Readonly<Record<Group, Matched>>;
  /** What one of the rules, by its place, raises in a group. */
  of(index: number, group: Group): Matched;
}

/** @param rules at least one, of one kind: none raises an alert earlier in any silence than the one before it */
export function openAlertCounts(
  silences: readonly Silence[],
  rules: readonly Rule[],
  time: JudgedTime,
): AlertCounts {
  const counts = countAlerts(silences, rules, time);
  const of = (index: number, group: Group): Matched => {
    const { alerts, right } = counts[group];
    return { rule: rules[index]!, alerts: alerts[index]!, precision: share(right[index]!, alerts[index]!) };
  };
  return {
    nearestTo: (wanted) => byGroup((group) => of(nearestTo(wanted[group], counts[group]), group)),
    of,
  };
}

/** By rule. */
interface Counts {
  readonly alerts: Int32Array;
  readonly right: Int32Array;
}

/** How many alerts each rule raises. In a silence those that raise one stand together: only where that begins and ends is looked for. */
function countAlerts(
  silences: readonly Silence[],
  rules: readonly Rule[],
  { from, to, windowMs }: JudgedTime,
): Readonly<Record<Group, Counts>> {
  const changes = byGroup(() => ({
    alerts: new Int32Array(rules.length + 1),
    right: new Int32Array(rules.length + 1),
  }));
  for (const silence of silences) {
    const { lastAt, nextAt, band } = silence;
    const first = firstLater(rules, silence, from - lastAt);
    const behind = firstLater(rules, silence, Math.min(to, nextAt - 1) - lastAt);
    if (behind <= first) continue;
    const behindRight = firstLater(rules, silence, Math.min(to, nextAt - windowMs - 1) - lastAt);
    for (const { alerts, right } of [changes.all, changes[band]]) {
      add(alerts, first, behind);
      add(right, first, behindRight);
    }
  }
  return byGroup((group) => ({ alerts: summed(changes[group].alerts), right: summed(changes[group].right) }));
}

/** Notes one more for the rules from `first` on to before `behind`. */
function add(changes: Int32Array, first: number, behind: number): void {
  if (behind <= first) return;
  changes[first]! += 1;
  changes[behind]! -= 1;
}

function summed(changes: Int32Array): Int32Array {
  let count = 0;
  return changes.slice(0, -1).map((change) => {
    count += change;
    return count;
  });
}

/** The place of the first rule that raises its alert after a longer silence than this. */
function firstLater(rules: readonly Rule[], silence: Silence, ms: DurationMs): number {
  let [low, high] = [0, rules.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rules[middle]!.after(silence) > ms) high = middle;
    else low = middle + 1;
  }
  return low;
}

function nearestTo(wanted: number, { alerts, right }: Counts): number {
  const off = (index: number) => Math.abs(alerts[index]! - wanted);
  let nearest = 0;
  for (let index = 1; index < alerts.length; index++) {
    const isMoreRight = right[index]! * alerts[nearest]! > right[nearest]! * alerts[index]!;
    const isBetter = off(index) < off(nearest) || (off(index) === off(nearest) && isMoreRight);
    if (isBetter) nearest = index;
  }
  return nearest;
}
