import type { EpochMs } from '@tidemark/core';
import { auc } from './auc.ts';
import type { Group } from './bands.ts';
import type { JudgedTime } from './judged-time.ts';
import { brierScore, type Decile, reliability } from './reliability.ts';
import type { Standing } from './standing.ts';
import { byGroup } from './tally.ts';

/** How well customers are told apart on one day: the AUC of who will not buy in the window; null where it cannot be said. */
export interface Told {
  readonly customers: number;
  readonly notBuying: number;
  readonly pActive: number | null;
  readonly recency: number | null;
  readonly overdueRatio: number | null;
  readonly rfmScore: number | null;
}

/** How well the customers of one instant are told apart. */
export interface RankedAt {
  readonly at: EpochMs;
  readonly byGroup: Readonly<Record<Group, Told>>;
  /** Mean squared error of P(active); null without a model. */
  readonly brier: number | null;
  /** P(active) against who bought, the least probable tenth first; empty without a model. */
  readonly reliability: readonly Decile[];
}

export function rankedAt(at: EpochMs, standings: readonly Standing[]): RankedAt {
  const forecasts = forecastsOf(standings);
  return {
    at,
    byGroup: byGroup((group) => told(standings.filter(({ band }) => group === 'all' || band === group))),
    brier: brierScore(forecasts),
    reliability: reliability(forecasts),
  };
}

/** What P(active) said of each customer; none without a model. */
export function forecastsOf(standings: readonly Standing[]) {
  return standings.flatMap(({ pActive, bought }) =>
    pActive === null ? [] : [{ probability: pActive, happened: bought }],
  );
}

function told(standings: readonly Standing[]): Told {
  const isNotBuying = standings.map(({ bought }) => !bought);
  const by = (score: (standing: Standing) => number) => auc(standings.map(score), isNotBuying);
  const hasModel = standings.every(({ pActive }) => pActive !== null);
  return {
    customers: standings.length,
    notBuying: isNotBuying.filter(Boolean).length,
    pActive: hasModel ? by(({ pActive }) => -pActive!) : null,
    recency: by(({ silentMs }) => silentMs),
    overdueRatio: by(({ overdueRatio }) => overdueRatio),
    rfmScore: by(({ scoreSum }) => -scoreSum),
  };
}

/** Every window from an instant on, so that no two outcomes are of the same days. */
export function instantsFrom(
  first: EpochMs,
  { to, windowMs }: Pick<JudgedTime, 'to' | 'windowMs'>,
): readonly EpochMs[] {
  const count = Math.max(0, Math.floor((to - first) / windowMs) + 1);
  return Array.from({ length: count }, (_, index) => first + index * windowMs);
}
