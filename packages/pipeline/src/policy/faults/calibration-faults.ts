import type { Policy } from '@tidemark/core';
import type { PolicyFault } from '../shared/policy-fault.ts';

const axes = [
  ['recency', 'recencyDays'],
  ['frequency', 'frequency'],
  ['monetary', 'monetaryMinor'],
] as const satisfies readonly (readonly [keyof Policy['calibration'], keyof Policy['rfm']])[];

/** One cut at the mean or the median makes two scores: the axis has to have one limit that it can take the place of. */
export function calibrationFaults(
  calibration: Policy['calibration'],
  rfm: Policy['rfm'],
): readonly PolicyFault[] {
  return axes.flatMap(([axis, limits]) => {
    const count = rfm[limits].length;
    if (count === 1 || (calibration[axis] !== 'mean' && calibration[axis] !== 'median')) return [];
    const message = `the ${calibration[axis]} is one cut, but rfm.${limits} has ${count} limits: give one limit, or quantiles`;
    return [{ path: ['calibration', axis], message }];
  });
}
