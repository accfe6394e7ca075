import { DAY, type DurationMs } from '@tidemark/core';
import type { Group } from './bands.ts';
import type { JudgedTime } from './judged-time.ts';
import type { Silence } from './silence.ts';
import { byGroup, share } from './tally.ts';

/**
 * On how many days of a silence an alert would have been right.
 *
 * @param before how many of its days lie in the judged time and before so long a silence
 */
type RightDays = (silence: Silence, before: (ms: DurationMs) => number) => number;

/**
 * The share that an alert is right by chance: of all days on which a customer was not yet churned, those that are right for
 * one. Days are counted in elapsed ones from the last purchase.
 *
 * @param rightDays by default those after which it bought nothing for the window
 */
export function byChance(
  silences: readonly Silence[],
  time: JudgedTime,
  rightDays: RightDays = ({ lastAt, nextAt }, before) => before(nextAt - time.windowMs - lastAt),
): Readonly<Record<Group, number | null>> {
  const counts = byGroup(() => ({ days: 0, right: 0 }));
  for (const silence of silences) {
    const before = countDays(silence, time);
    const days = before(silence.nextAt - silence.lastAt);
    const right = rightDays(silence, before);
    for (const each of [counts.all, counts[silence.band]]) {
      each.days += days;
      each.right += right;
    }
  }
  return byGroup((group) => share(counts[group].right, counts[group].days));
}

/** Counts the whole days of a silence that lie in the judged time, on which its customer was not yet churned. */
function countDays(
  { lastAt }: Silence,
  { from, to, churnAfterMs }: JudgedTime,
): (before: DurationMs) => number {
  const first = Math.max(0, Math.floor((from - lastAt) / DAY) + 1);
  const last = Math.min(Math.floor((to - lastAt) / DAY), Math.ceil(churnAfterMs / DAY) - 1);
  return (before) => Math.max(0, Math.min(last, Math.ceil(before / DAY) - 1) - first + 1);
}
