import { DAY } from '@tidemark/core';
import type { Group } from './bands.ts';
import type { JudgedTime } from './judged-time.ts';
import type { Silence } from './silence.ts';
import { byGroup, share } from './tally.ts';

/**
 * The share that an alert is right by chance: of all days on which a customer was not yet churned, those after which it bought
 * nothing for the window. Days are counted in elapsed ones from the last purchase.
 */
export function byChance(
  silences: readonly Silence[],
  time: JudgedTime,
): Readonly<Record<Group, number | null>> {
  const counts = byGroup(() => ({ days: 0, right: 0 }));
  for (const silence of silences) {
    const { days, right } = daysOf(silence, time);
    for (const each of [counts.all, counts[silence.band]]) {
      each.days += days;
      each.right += right;
    }
  }
  return byGroup((group) => share(counts[group].right, counts[group].days));
}

/** How many whole days k of a silence lie in the judged time, and how many of them the next purchase is a window away from. */
function daysOf(
  { lastAt, nextAt }: Silence,
  { from, to, windowMs, churnAfterMs }: JudgedTime,
): { readonly days: number; readonly right: number } {
  const first = Math.max(0, Math.floor((from - lastAt) / DAY) + 1);
  const last = Math.min(Math.floor((to - lastAt) / DAY), Math.ceil(churnAfterMs / DAY) - 1);
  const count = (before: number) => Math.max(0, Math.min(last, Math.ceil(before / DAY) - 1) - first + 1);
  return { days: count(nextAt - lastAt), right: count(nextAt - windowMs - lastAt) };
}
