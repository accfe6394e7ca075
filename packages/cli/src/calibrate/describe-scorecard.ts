import { calibratedPolicy, type Policy, type Scorecard } from '@tidemark/core';
import type { CalibratedDeployment } from '@tidemark/operations';
import { counted } from '../sentences/counted.ts';
import { significant } from '../sentences/significant.ts';
import { plainTable } from '../terminal/plain-table.ts';

/** Limits before and after a scorecard, in lines for people, and what of it the policy leaves aside. */
export function describeScorecard(
  { policy, calibrated, scorecardVersion }: CalibratedDeployment,
  scorecard: Scorecard,
): string {
  const before = scorecardVersion === 0 ? 'policy' : `scorecard ${scorecardVersion}`;
  const after = calibratedPolicy(policy, scorecard);
  const table = plainTable(['', before, 'now']);
  for (const [name, limitsOf] of rows) table.push([name, limitsOf(calibrated), limitsOf(after)]);
  const seen = `Calibrated at ${new Date(scorecard.calibratedAt).toISOString()}, over ${counted(scorecard.customers, 'customer')} with a purchase in the window.`;
  return [seen, String(table), ...unused(policy, scorecard)].join('\n');
}

const rows: readonly (readonly [name: string, limitsOf: (policy: Policy) => string])[] = [
  ['recency (days)', ({ rfm }) => listed(rfm.recencyDays)],
  ['frequency', ({ rfm }) => listed(rfm.frequency)],
  ['money (minor units)', ({ rfm }) => listed(rfm.monetaryMinor)],
  ['value high from', ({ value }) => String(value.high.enterMinor)],
  ['value mid from', ({ value }) => String(value.mid.enterMinor)],
  ['purchases: r, alpha, a, b', ({ models }) => parameters(models.purchase, ['r', 'alpha', 'a', 'b'])],
  ['spend: p, q, v', ({ models }) => parameters(models.spend, ['p', 'q', 'v'])],
];

function listed(limits: readonly number[]): string {
  // Means and quantiles have as many digits as a double: nobody compares those.
  return limits.map((limit) => String(Math.round(limit * 100) / 100)).join(', ');
}

function parameters<Name extends string>(
  model: Readonly<Record<Name, number>> | null,
  names: readonly Name[],
): string {
  return model === null ? '-' : names.map((name) => significant(model[name])).join(', ');
}

/** What stands in the scorecard and moves nobody: models that are fixed, cut points of an axis that is fixed, or has another number of limits. */
function unused({ rfm, calibration }: Policy, scorecard: Scorecard): readonly string[] {
  const axes = [
    ['recency', calibration.recency, scorecard.recencyDays, rfm.recencyDays],
    ['frequency', calibration.frequency, scorecard.frequency, rfm.frequency],
    ['money', calibration.monetary, scorecard.monetaryMinor, rfm.monetaryMinor],
  ] as const;
  const lines = axes.flatMap(([name, by, cuts, limits]) => {
    if (cuts.length === 0) return [];
    if (by === 'fixed') return [`Not used: the policy fixes the limits of ${name}.`];
    if (cuts.length === limits.length) return [];
    return [
      `Not used: ${counted(cuts.length, 'cut point')} of ${name}, of which the policy takes ${limits.length}.`,
    ];
  });
  const { value, models } = scorecard;
  const isValueUnused = value !== null && calibration.value === 'fixed';
  const hasModels = models.purchase !== null || models.spend !== null;
  const areModelsUnused = hasModels && calibration.models === 'fixed';
  return [
    ...lines,
    ...(isValueUnused ? ['Not used: the policy fixes the amounts of value.'] : []),
    ...(areModelsUnused ? ['Not used: the policy fixes the models.'] : []),
  ];
}
