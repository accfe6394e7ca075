import type { EvaluatedGroup } from '@tidemark/simulation';

/** A baseline that was right more often than the rules, at as many alerts. */
export interface BetterBaseline {
  readonly group: EvaluatedGroup['group'];
  readonly raised: EvaluatedGroup['raised'];
  readonly baseline: EvaluatedGroup['baselines'][number];
}

/** Less than a tenth of a point is the same. */
const TENTH_OF_A_POINT = 0.001;
/** Right more often is easy with fewer alerts: a tenth fewer is not as many any more. */
const AS_MANY = 0.9;

/** Every baseline that is better in a group, in the order of the groups. */
export function betterBaselines(groups: readonly EvaluatedGroup[]): readonly BetterBaseline[] {
  return groups.flatMap(({ group, raised, baselines }) =>
    baselines
      .filter(
        ({ precision, alerts }) =>
          alerts >= AS_MANY * raised.alerts && (precision ?? 0) - (raised.precision ?? 0) >= TENTH_OF_A_POINT,
      )
      .map((baseline) => ({ group, raised, baseline })),
  );
}
