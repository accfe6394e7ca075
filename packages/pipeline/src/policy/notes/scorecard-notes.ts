import type { Policy } from '@tidemark/core';
import { customerTypes } from '../shared/customer-types.ts';
import type { PolicyFault } from '../shared/policy-fault.ts';

const axes = [
  ['recency', 'recencyDays'],
  ['frequency', 'frequency'],
  ['monetary', 'monetaryMinor'],
] as const;

/** Where scorecards and other rules of the policy meet. */
export function scorecardNotes(policy: Policy): readonly PolicyFault[] {
  return [...hastyDwells(policy), ...ownLimits(policy)];
}

/** A scorecard is new rules, and new rules end every dwell: one longer than the schedule of scorecards never completes. */
function hastyDwells({ calibration, dwell }: Policy): readonly PolicyFault[] {
  if (calibration.schedule === 'never') return [];
  const isRfmCalibrated = axes.some(([axis]) => calibration[axis] !== 'fixed');
  const calibrated = [
    ...(isRfmCalibrated ? ['rfm'] : []),
    ...(calibration.value === 'shares' ? ['value'] : []),
  ];
  return Object.keys(dwell)
    .filter((dimension) => calibrated.includes(dimension))
    .map((dimension) => ({
      path: ['dwell', dimension],
      message: `a new scorecard (calibration.schedule: ${calibration.schedule}) puts waiting classes in force at once`,
    }));
}

/** What a type of customers has of its own takes the place of a scorecard's cut points too. */
function ownLimits({ calibration, byCustomerType }: Policy): readonly PolicyFault[] {
  return customerTypes.flatMap(([key]) => {
    const { rfm = {}, value = {} } = byCustomerType[key] ?? {};
    const settings = [
      ...axes
        .filter(([axis, limits]) => calibration[axis] !== 'fixed' && limits in rfm)
        .map(([, limits]) => ['rfm', limits]),
      ...(calibration.value === 'shares' ? Object.keys(value).map((border) => ['value', border]) : []),
    ];
    return settings.map((path) => ({
      path: ['byCustomerType', key, ...path],
      message: 'stays as it is: for these customers no scorecard takes its place',
    }));
  });
}
