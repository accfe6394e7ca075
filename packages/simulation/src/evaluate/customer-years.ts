import { DAY } from '@tidemark/core';
import type { Group } from './bands.ts';
import type { JudgedTime } from './judged-time.ts';
import type { Silence } from './silence.ts';
import { byGroup } from './tally.ts';

const YEAR = 365 * DAY;

/** How long customers who have bought were in each group within the judged time, in years of 365 days; churned or not. */
export function customerYears(
  silences: readonly Silence[],
  { from, to }: JudgedTime,
): Readonly<Record<Group, number>> {
  const sums = byGroup(() => ({ ms: 0 }));
  for (const { band, lastAt, nextAt } of silences) {
    const ms = Math.max(0, Math.min(nextAt, to) - Math.max(lastAt, from));
    sums.all.ms += ms;
    sums[band].ms += ms;
  }
  return byGroup((group) => sums[group].ms / YEAR);
}
