import { DAY, type EpochMs } from '@tidemark/core';
import type { Replayed } from '../replay/fold/replay-history.ts';
import type { History } from '../replay/history/history.ts';
import type { ReplayRules } from '../replay/rules/replay-rules.ts';
import type { Departure } from '../shop/open-shop.ts';
import { alarmsOf, openAlertCounts } from './alert-counts.ts';
import { alertsOf } from './alerts-of.ts';
import { asLongSilent } from './as-long-silent.ts';
import { GROUPS, type Group } from './bands.ts';
import { BASELINES, type BaselineName, baselineRules } from './baselines.ts';
import { byChance } from './by-chance.ts';
import { collectSilences, type Silences } from './collect-silences.ts';
import { customerYears } from './customer-years.ts';
import { type JudgedDepartures, judgeDepartures } from './judge-departures.ts';
import { judgedPeriod, modelAt, scorecardsInForce } from './judged-period.ts';
import type { JudgedTime } from './judged-time.ts';
import { forecastsOf, instantsFrom, type RankedAt, rankedAt } from './ranking.ts';
import { brierScore, type Decile, reliability } from './reliability.ts';
import type { Silence } from './silence.ts';
import { standingsAt } from './standing.ts';
import { type Alarm, byGroup, type Judged, quietSilences, tally } from './tally.ts';

/** A baseline at the threshold at which it is most right with as many alerts as the rules raise. */
export interface MatchedBaseline {
  readonly baseline: BaselineName;
  /** `words` are such as `silent for 95 days`; null where no threshold raises as many. */
  readonly matched: (Judged & { readonly words: string }) | null;
}

/** The alerts of the customers of one band. */
export interface EvaluatedGroup {
  readonly group: Group;
  readonly raised: Judged;
  readonly escalated: Judged;
  /** How often an alert at any day would have been right; null where there is no such day. */
  readonly byChance: number | null;
  /** Years that customers have been in this group in the judged time, churned or not. */
  readonly customerYears: number;
  /** None where no alert was raised. */
  readonly baselines: readonly MatchedBaseline[];
}

/** How good the alerts of a replay were, and how well P(active) told customers apart. */
export interface Evaluation {
  readonly windowDays: number;
  readonly churnAfterDays: number;
  /** Alerts after this instant … */
  readonly from: EpochMs;
  /** … up to this one. */
  readonly to: EpochMs;
  readonly groups: readonly EvaluatedGroup[];
  readonly ranking: readonly RankedAt[];
  /** Whether the purchase model is that of the policy: nobody knows whether it was fitted on what is judged. */
  readonly hasPolicyModel: boolean;
  /** Over all instants of `ranking`; null and empty without a model in force at any. */
  readonly brier: number | null;
  readonly reliability: readonly Decile[];
  /** null where nobody knows who has left. */
  readonly departures: JudgedDepartures | null;
}

/**
 * Judges the alerts of a replay by what each customer did in the window after it, beside what any analyst would try at the
 * same number of alerts.
 *
 * @param departures who is known to have left for good, at most one a customer, where that is known
 * @throws InputError where no alert has a whole window after it
 */
export function evaluateReplay(
  history: History,
  replayRules: ReplayRules,
  replayed: Replayed,
  windowDays: number,
  departures?: readonly Departure[],
  onCustomer: () => void = () => {},
): Evaluation {
  const scorecards = scorecardsInForce(replayRules, replayed.scorecards);
  const time = judgedPeriod(history, replayRules, scorecards, windowDays);
  const silences = collectSilences(history, replayRules, onCustomer);
  const all = [...silences.byCustomer.values()].flat();
  const policyModel = replayRules.policy.models.purchase;
  const begin = all.reduce((first, { firstAt }) => Math.min(first, firstAt), time.to);
  const days = instantsFrom(Math.max(time.from, begin), time).map((at) => ({
    at,
    standings: standingsAt(at, all, {
      model: modelAt(replayRules, scorecards, at),
      scoreSteps: silences.scoreSteps,
      windowMs: time.windowMs,
    }),
  }));
  const forecasts = days.flatMap(({ standings }) => forecastsOf(standings));
  return {
    windowDays,
    churnAfterDays: time.churnAfterMs / DAY,
    from: time.from,
    to: time.to,
    groups: groupsOf(silences, all, replayed, time),
    ranking: days.map(({ at, standings }) => rankedAt(at, standings)),
    hasPolicyModel: policyModel !== null && modelAt(replayRules, scorecards, time.to) === policyModel,
    brier: brierScore(forecasts),
    reliability: reliability(forecasts),
    departures: departures === undefined ? null : judgeDepartures(departures, silences, replayed, time),
  };
}

function groupsOf(
  silences: Silences,
  all: readonly Silence[],
  replayed: Replayed,
  time: JudgedTime,
): readonly EvaluatedGroup[] {
  const quiet = quietSilences(all, time);
  const judged = (alarms: Iterable<Alarm>) => tally(alarms, quiet, time);
  const raised = judged(alertsOf(replayed, silences, 'RAISED'));
  const escalated = judged(alertsOf(replayed, silences, 'ESCALATED'));
  const wanted = byGroup((group) => raised[group].alerts);
  const churnAfterDays = time.churnAfterMs / DAY;
  const rules = baselineRules(silences.scoreSteps, churnAfterDays);
  // Plain recency could else wait until the day before `churned`, and be right of no use to anybody.
  const noLater = byGroup((group) => asLongSilent(raised[group].medianLeadDays ?? 0, churnAfterDays));
  const matched = BASELINES.map((baseline) => {
    const counts = openAlertCounts(all, rules[baseline], time);
    const asMany = baseline === 'recency' ? counts.asMany(wanted, noLater) : counts.asMany(wanted);
    const found = byGroup((group) => {
      const rule = asMany[group]?.rule;
      if (rule === undefined) return null;
      return { words: rule.words, ...judged(alarmsOf(silencesIn(group, all), rule.after))[group] };
    });
    return { baseline, found };
  });
  const chance = byChance(all, time);
  const years = customerYears(all, time);
  return GROUPS.map((group) => ({
    group,
    raised: raised[group],
    escalated: escalated[group],
    byChance: chance[group],
    customerYears: years[group],
    baselines: (raised[group].alerts === 0 ? [] : matched).map(({ baseline, found }) => ({
      baseline,
      matched: found[group],
    })),
  }));
}

function silencesIn(group: Group, all: readonly Silence[]): readonly Silence[] {
  return group === 'all' ? all : all.filter(({ band }) => band === group);
}
