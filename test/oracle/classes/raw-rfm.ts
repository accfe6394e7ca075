import { DAY, type EpochMs, type Policy, type ZoneTable } from '@tidemark/core';
import type { Facts } from '../facts/facts.ts';
import { windowSums } from '../facts/window-sums.ts';

export interface RawRfm {
  readonly segment: string | null;
  readonly r: number | null;
  readonly f: number | null;
  readonly m: number | null;
  readonly frequency: number;
  readonly monetaryMinor: number;
}

const NOTHING = { r: null, f: null, m: null, frequency: 0, monetaryMinor: 0 };

/** The grid of the README: rows R = 5 … 1, columns F = 1 … 5. */
const GRID = [
  'new_customers   potential_loyalists  potential_loyalists  champions        champions',
  'promising       potential_loyalists  potential_loyalists  loyal_customers  loyal_customers',
  'about_to_sleep  about_to_sleep       need_attention       loyal_customers  loyal_customers',
  'hibernating     hibernating          at_risk              at_risk          cant_lose',
  'lost            lost                 at_risk              at_risk          cant_lose',
].map((row) => row.split(/ +/));

/** 1 + the number of limits strictly below the value. */
function scoreAbove(limits: readonly number[], value: number): number {
  return 1 + limits.filter((limit) => limit < value).length;
}

/** The rfm row of the table in FOLD.md 4, first match. */
export function rawRfm(facts: Facts, at: EpochMs, policy: Policy, zone: ZoneTable): RawRfm {
  const { life, history } = facts;
  if (life === null) return { segment: null, ...NOTHING };
  const sums = windowSums(history, at, policy, zone);
  if (sums.purchases === 0) return { segment: 'inactive', ...NOTHING };
  const elapsed = at - life.lastAt;
  const frequency = Math.max(1, sums.purchases - sums.cancellations);
  const monetaryMinor = Math.max(0, sums.sumMinor);
  const r = 1 + policy.rfm.recencyDays.filter((limit) => elapsed < limit * DAY).length;
  const f = scoreAbove(policy.rfm.frequency, frequency);
  const m = scoreAbove(policy.rfm.monetaryMinor, monetaryMinor);
  return { segment: segmentOf(policy.rfm.segments, [r, f, m]), r, f, m, frequency, monetaryMinor };
}

/** By the grid, by the list that names the three digits, or by the first box that holds all three. */
function segmentOf(
  segments: Policy['rfm']['segments'],
  [r, f, m]: readonly [number, number, number],
): string {
  if (segments.by === 'grid') return GRID[5 - r]![f - 1]!;
  if (segments.by === 'codes') {
    return segments.list.find(({ codes }) => codes.includes([r, f, m].join('')))?.name ?? 'others';
  }
  const box = segments.list.find(
    (each) =>
      r >= each.r[0] &&
      r <= each.r[1] &&
      f >= each.f[0] &&
      f <= each.f[1] &&
      m >= each.m[0] &&
      m <= each.m[1],
  );
  return box?.name ?? 'others';
}
