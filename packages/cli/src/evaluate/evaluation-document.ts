import type { EvaluatedGroup, Evaluation, JudgedDepartures } from '@tidemark/simulation';
import { alertRates } from './alert-rates.ts';
import { betterBaselines } from './better-baselines.ts';

/** An evaluation as `evaluation.json` holds it: instants in milliseconds, shares from 0 to 1 with six decimals, groups by name. */
export function evaluationDocument(evaluation: Evaluation): object {
  const { groups, ranking, hasPolicyModel, brier, reliability, departures, ...judged } = evaluation;
  return rounded({
    ...judged,
    alerts: Object.fromEntries(groups.map((each) => [each.group, groupDocument(each)])),
    betterBaselines: betterBaselines(groups).map(({ group, baseline }) => ({
      group,
      baseline,
    })),
    ...(departures === null ? {} : { departures: departuresDocument(departures) }),
    pActive: { hasPolicyModel, brier, reliability },
    ranking: ranking.map(({ at, byGroup, ...of }) => ({ at, auc: byGroup, ...of })),
  });
}

function groupDocument(evaluated: EvaluatedGroup): object {
  const { group: _, baselines, ...counts } = evaluated;
  return {
    ...counts,
    ...alertRates(evaluated),
    atAsManyAlerts: Object.fromEntries(baselines.map(({ baseline, matched }) => [baseline, matched])),
  };
}

function departuresDocument({ groups, ...judged }: JudgedDepartures): object {
  return {
    ...judged,
    alerts: Object.fromEntries(groups.map(({ group, ...counts }) => [group, counts])),
  };
}

const DECIMALS = 6;

function rounded(document: object): object {
  return JSON.parse(
    JSON.stringify(document, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toFixed(DECIMALS)) : value,
    ),
  );
}
