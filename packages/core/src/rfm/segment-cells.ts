import type { Policy, ScoreRange, SegmentBox } from '../rules/policy.ts';

/** The segment of customers whose scores are in no box and in no list of codes. */
export const OTHERS = 'others';

/** The grid of the README: rows R = 1 to 5, columns F = 1 to 5; M does not decide. */
const grid = [
  ['lost', 'lost', 'at_risk', 'at_risk', 'cant_lose'],
  ['hibernating', 'hibernating', 'at_risk', 'at_risk', 'cant_lose'],
  ['about_to_sleep', 'about_to_sleep', 'need_attention', 'loyal_customers', 'loyal_customers'],
  ['promising', 'potential_loyalists', 'potential_loyalists', 'loyal_customers', 'loyal_customers'],
  ['new_customers', 'potential_loyalists', 'potential_loyalists', 'champions', 'champions'],
] as const;

/** Which segment each combination of scores belongs to, worked out once for a policy. */
export interface SegmentCells {
  readonly segmentOf: (r: number, f: number, m: number) => string;
  /** False when no two combinations that differ in M alone differ in segment. */
  readonly readsMoney: boolean;
}

const known = new WeakMap<Policy['rfm'], SegmentCells>();

/** The cells of a policy: R, F and M each run from 1 to one more than the axis has limits. */
export function segmentCells(rfm: Policy['rfm']): SegmentCells {
  const before = known.get(rfm);
  if (before !== undefined) return before;
  const cells = workOut(rfm);
  known.set(rfm, cells);
  return cells;
}

function workOut({ segments, recencyDays, frequency, monetaryMinor }: Policy['rfm']): SegmentCells {
  const [rows, columns, depth] = [recencyDays.length + 1, frequency.length + 1, monetaryMinor.length + 1];
  const names: string[] = [];
  let readsMoney = false;
  for (let r = 1; r <= rows; r++) {
    for (let f = 1; f <= columns; f++) {
      for (let m = 1; m <= depth; m++) {
        const name = nameOf(segments, r, f, m);
        readsMoney ||= m > 1 && name !== names.at(-1);
        names.push(name);
      }
    }
  }
  return { segmentOf: (r, f, m) => names[((r - 1) * columns + f - 1) * depth + m - 1]!, readsMoney };
}

function nameOf(segments: Policy['rfm']['segments'], r: number, f: number, m: number): string {
  switch (segments.by) {
    case 'grid':
      return grid[r - 1]![f - 1]!;
    case 'codes': {
      const code = `${r}${f}${m}`;
      return segments.list.find(({ codes }) => codes.includes(code))?.name ?? OTHERS;
    }
    case 'boxes':
      return segments.list.find((box) => boxHolds(box, r, f, m))?.name ?? OTHERS;
    default:
      return segments satisfies never;
  }
}

/** True when all three scores lie in the box. */
export function boxHolds(box: SegmentBox, r: number, f: number, m: number): boolean {
  return isIn(box.r, r) && isIn(box.f, f) && isIn(box.m, m);
}

function isIn([from, to]: ScoreRange, score: number): boolean {
  return from <= score && score <= to;
}
