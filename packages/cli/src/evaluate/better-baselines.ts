import type { EvaluatedGroup } from '@tidemark/simulation';

type Matched = NonNullable<EvaluatedGroup['baselines'][number]['matched']>;

/** A baseline that was right more often than the rules, at as many alerts. */
export interface BetterBaseline {
  readonly group: EvaluatedGroup['group'];
  readonly raised: EvaluatedGroup['raised'];
  readonly baseline: EvaluatedGroup['baselines'][number]['baseline'];
  readonly matched: Matched;
}

/** Less than a tenth of a point is the same. */
const TENTH_OF_A_POINT = 0.001;

/** Every baseline that is better in a group, in the order of the groups. */
export function betterBaselines(groups: readonly EvaluatedGroup[]): readonly BetterBaseline[] {
  return groups.flatMap(({ group, raised, baselines }) =>
    baselines.flatMap(({ baseline, matched }) => {
      const gain = (matched?.precision ?? 0) - (raised.precision ?? 0);
      return matched === null || gain < TENTH_OF_A_POINT ? [] : [{ group, raised, baseline, matched }];
    }),
  );
}
