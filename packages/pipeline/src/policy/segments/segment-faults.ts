import { OTHERS, type Policy } from '@tidemark/core';
import type { PolicyFault } from '../shared/policy-fault.ts';

/** The classes that the fold itself gives in this dimension. */
const TAKEN = ['inactive', OTHERS];
const GRID_LIMITS = 4;

/**
 * Holds segments against the scores that the limits make; ranges and codes must lie within them.
 *
 * @returns paths below `rfm`
 */
export function segmentFaults(rfm: Policy['rfm']): readonly PolicyFault[] {
  const { segments } = rfm;
  switch (segments.by) {
    case 'grid':
      return gridFaults(rfm);
    case 'codes':
      return [...nameFaults(segments.list), ...codeFaults(rfm, segments.list)];
    case 'boxes':
      return [...nameFaults(segments.list), ...boxFaults(rfm, segments.list)];
    default:
      return segments satisfies never;
  }
}

function gridFaults(rfm: Policy['rfm']): readonly PolicyFault[] {
  const axes = ['recencyDays', 'frequency', 'monetaryMinor'] as const;
  return axes
    .filter((axis) => rfm[axis].length !== GRID_LIMITS)
    .map((axis) => ({
      path: [axis],
      message: `the grid takes ${GRID_LIMITS} limits, not ${rfm[axis].length}: add limits, or give segments by codes or by boxes`,
    }));
}

function nameFaults(list: readonly { readonly name: string }[]): readonly PolicyFault[] {
  return list.flatMap(({ name }, index) => {
    const path = ['segments', 'list', index, 'name'];
    if (TAKEN.includes(name)) return [{ path, message: `"${name}" is given by the fold itself: rename it` }];
    const first = list.findIndex((other) => other.name === name);
    return first === index
      ? []
      : [{ path, message: `"${name}" stands at entry ${first + 1} already: rename one of them` }];
  });
}

/** Codes are a partition: each combination of scores in one segment and no other. */
function codeFaults(
  rfm: Policy['rfm'],
  list: readonly { readonly name: string; readonly codes: readonly string[] }[],
): readonly PolicyFault[] {
  const all = allCodes(rfm);
  const ownerOf = new Map<string, string>();
  const faults = list.flatMap(({ name, codes }, index) =>
    codes.flatMap((code, at) => {
      const path = ['segments', 'list', index, 'codes', at];
      const owner = ownerOf.get(code);
      ownerOf.set(code, owner ?? name);
      if (!all.includes(code))
        return [{ path, message: `"${code}" is no code: they run from ${all[0]} to ${all.at(-1)}` }];
      return owner === undefined ? [] : [{ path, message: `"${code}" belongs to ${owner} already` }];
    }),
  );
  const missing = all.filter((code) => !ownerOf.has(code));
  return missing.length === 0
    ? faults
    : [...faults, { path: ['segments', 'list'], message: `in no segment: ${missing.join(' ')}` }];
}

/** All combinations of scores that the limits make, as three digits RFM, ascending: `111`, `112`, … */
export function allCodes(rfm: Policy['rfm']): readonly string[] {
  const [rows, columns, depth] = scoreCounts(rfm);
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
  return upTo(rows).flatMap((r) => upTo(columns).flatMap((f) => upTo(depth).map((m) => `${r}${f}${m}`)));
}

/** How many scores R, F and M have. */
function scoreCounts(rfm: Policy['rfm']): readonly [r: number, f: number, m: number] {
  return [rfm.recencyDays.length + 1, rfm.frequency.length + 1, rfm.monetaryMinor.length + 1];
}

function boxFaults(
  rfm: Policy['rfm'],
  list: readonly Record<'r' | 'f' | 'm', readonly [number, number]>[],
): readonly PolicyFault[] {
  const [r, f, m] = scoreCounts(rfm);
  const highest = { r, f, m };
  return list.flatMap((box, index) =>
    (['r', 'f', 'm'] as const)
      .filter((axis) => box[axis][1] > highest[axis])
      .map((axis) => ({
        path: ['segments', 'list', index, axis],
        message: `reaches ${box[axis][1]}, but ${axis.toUpperCase()} has scores up to ${highest[axis]}`,
      })),
  );
}
