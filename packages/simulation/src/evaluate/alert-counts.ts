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

/** What one rule raises. */
export interface Matched {
  readonly rule: Rule;
  readonly alerts: number;
  readonly precision: number | null;
}

/** Up to a tenth more is as many; fewer are not, for who raises fewer is right more often by that alone. */
const AS_MANY = 0.1;

/** How many alerts each of some rules raises in the judged time. */
export interface AlertCounts {
  /**
   * For each group, of the rules that raise as many alerts as are wanted, that with the highest share of right ones: the
   * strongest opponent. Of equally right ones the nearest in number; null where none raises as many.
   *
   * In a time that begins in the midst of silences hardly any threshold changes the number of alerts: the nearest in number
   * would be there by accident.
   *
   * @param upTo how many of the rules are looked at, from the first on; all by default
   */
  asMany(
    wanted: Readonly<Record<Group, number>>,
    upTo?: Readonly<Record<Group, number>>,
  ): Readonly<Record<Group, Matched | null>>;
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
    asMany: (wanted, upTo) =>
      byGroup((group) => {
        const index = mostRight(wanted[group], counts[group], upTo?.[group] ?? rules.length);
        return index === undefined ? null : of(index, group);
      }),
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

/** The place of the most right rule of those that raise as many alerts; undefined where none does, or none is wanted. */
function mostRight(wanted: number, { alerts, right }: Counts, upTo: number): number | undefined {
  const off = (index: number) => alerts[index]! - wanted;
  let best: number | undefined;
  for (let index = 0; index < upTo; index++) {
    if (alerts[index] === 0 || off(index) < 0 || off(index) > wanted * AS_MANY) continue;
    const gain = best === undefined ? 1 : right[index]! * alerts[best]! - right[best]! * alerts[index]!;
    if (gain > 0 || (gain === 0 && off(index) < off(best!))) best = index;
  }
  return best;
}
