import { DAY, dayEnd, type LocalDay, type Policy, type PurchaseModel } from '@tidemark/core';
import { type AlertCounts, alarmsOf, openAlertCounts } from '../evaluate/alert-counts.ts';
import { alertsOf } from '../evaluate/alerts-of.ts';
import { asLongSilent } from '../evaluate/as-long-silent.ts';
import { baselineRules, type Rule } from '../evaluate/baselines.ts';
import { collectSilences, type Silences } from '../evaluate/collect-silences.ts';
import { customerYears } from '../evaluate/customer-years.ts';
import type { JudgedTime } from '../evaluate/judged-time.ts';
import type { Silence } from '../evaluate/silence.ts';
import { type Alarm, byGroup } from '../evaluate/tally.ts';
import { type Replayed, replayHistory } from '../replay/fold/replay-history.ts';
import type { History } from '../replay/history/history.ts';
import type { ReplayRules } from '../replay/rules/replay-rules.ts';
import { type ChurnSettings, candidates, presentRule, recencySettings } from './candidates.ts';
import { chooseRow, holdsLater, LEAST_ALERTS, LEAST_LEAD_DAYS } from './choose-row.ts';
import { middleDay } from './middle-day.ts';
import type { Row } from './row.ts';
import { type Trade, tradeOf } from './trade.ts';
import { usualLeadDays } from './usual-lead.ts';
import { type NoModel, whyNoModel } from './why-no-model.ts';

/** What is recommended for a history, and what it was held against. */
export interface Recommendation {
  readonly windowDays: number;
  /** The last day of the first part: models are fitted on it, settings chosen on it. */
  readonly splitDay: LocalDay;
  /** Whether there is a model of purchases by which customers leave, so that p_active was tried. */
  readonly hasModel: boolean;
  /** Why p_active was not tried; null where it was. */
  readonly noModel: NoModel | null;
  readonly present: Row;
  /** Plain recency at as many alerts as the present policy's in the first part, or as long a silence where none raises as many. */
  readonly recency: Row;
  /** By the first part, best first: rows of the grid, or the present one. */
  readonly best: readonly Row[];
  readonly chosen: Row;
  /**
   * Whether the first of `best` held in the later part: a row that was `tried`, or the `present` one. If not, plain `recency`
   * where it holds there; otherwise there are `too-few` alerts to tell by, and the present row stays.
   */
  readonly choice: 'tried' | 'present' | 'recency' | 'too-few';
  /** All alerts of the later part under the present and the chosen rules: of every signal, as a deployment would publish them. */
  readonly published: { readonly present: Trade; readonly chosen: Trade };
}

const MOST_SHOWN = 5;

/**
 * Looks for churn settings on the first half of a history and checks the best on the other half. Models are fitted on the
 * first half alone.
 *
 * @throws InputError where a half has no alert with a whole window after it
 */
export function recommend(
  history: History,
  replayRules: ReplayRules,
  windowDays: number,
  onCustomer: () => void = () => {},
): Recommendation {
  const { policy } = replayRules;
  const splitDay = middleDay(history, replayRules, windowDays);
  const replayedBy = (tried: Policy): Replayed =>
    replayHistory(
      history,
      { ...replayRules, policy: tried, calibrating: { by: 'day', day: splitDay } },
      onCustomer,
    );
  const present = replayedBy(policy);
  const model = fittedModel(policy, present);
  const noModel = whyNoModel(policy, model, present);
  const silences = collectSilences(history, replayRules, onCustomer);
  const parts = openParts(silences, partsOf(history, replayRules, splitDay, windowDays));
  const presentRow = parts.row(presentRule(policy, model), {});
  const recency = parts.recencyRow(policy, presentRow.first);
  const rows = candidates(policy, model).map((each) => parts.row(each, each.settings));
  const best = chooseRow([presentRow, ...rows], presentRow);
  const published = once((row: Row): Trade => {
    const replayed =
      row === presentRow ? present : replayedBy({ ...policy, churn: { ...policy.churn, ...row.settings } });
    return parts.later.tradeOf(alertsOf(replayed, silences, 'RAISED'));
  });
  const holds = (row: Row) => holdsLater(row.later) && holdsLater(published(row));
  const [first] = best;
  const choice = choiceOf({ first, present: presentRow, recency }, holds);
  const chosen = { tried: first!, present: presentRow, recency, 'too-few': presentRow }[choice];
  return {
    windowDays,
    splitDay,
    hasModel: noModel === null,
    noModel,
    present: presentRow,
    recency,
    best: distinct(best).slice(0, MOST_SHOWN),
    chosen,
    choice,
    published: { present: published(presentRow), chosen: published(chosen) },
  };
}

/** A row that was chosen by the first part has to hold in the later one: what is recommended in its place, too. */
function choiceOf(
  {
    first,
    present,
    recency,
  }: { readonly first: Row | undefined; readonly present: Row; readonly recency: Row },
  holds: (row: Row) => boolean,
): Recommendation['choice'] {
  if (first !== undefined && holds(first)) return first === present ? 'present' : 'tried';
  return recency.first.alerts >= LEAST_ALERTS && holds(recency) ? 'recency' : 'too-few';
}

/** What is dear to compute of a row is computed once. */
function once<Value>(of: (row: Row) => Value): (row: Row) => Value {
  const known = new Map<Row, Value>();
  return (row) => {
    const value = known.get(row) ?? of(row);
    known.set(row, value);
    return value;
  };
}

function fittedModel({ calibration, models }: Policy, { scorecards }: Replayed): PurchaseModel | null {
  const fitted = calibration.models === 'fixed' ? null : scorecards.at(-1)?.scorecard.models.purchase;
  return fitted ?? models.purchase;
}

/** Settings that differ in nothing that happened are one row: the first of them. */
function distinct(rows: readonly Row[]): readonly Row[] {
  const keys = rows.map(({ first, later }) => JSON.stringify([first, later]));
  return rows.filter((_, index) => keys.indexOf(keys[index]!) === index);
}

interface Parts {
  readonly first: JudgedTime;
  readonly later: JudgedTime;
}

/** An alert of the first part has its whole window there. */
function partsOf(
  { until }: History,
  { policy, zone }: ReplayRules,
  splitDay: LocalDay,
  windowDays: number,
): Parts {
  const windowMs = windowDays * DAY;
  const churnAfterMs = policy.lifecycle.churnAfterDays * DAY;
  const split = dayEnd(zone, splitDay);
  return {
    first: { from: Number.NEGATIVE_INFINITY, to: split - windowMs, windowMs, churnAfterMs },
    later: { from: split, to: until - windowMs, windowMs, churnAfterMs },
  };
}

function openParts({ byCustomer, scoreSteps }: Silences, times: Parts) {
  const all = [...byCustomer.values()].flat();
  const rules = baselineRules(scoreSteps, times.first.churnAfterMs / DAY).recency;
  const first = openPart(all, rules, times.first);
  const later = openPart(all, rules, times.later);
  const row = ({ words, after }: Rule, settings: ChurnSettings): Row => ({
    words,
    settings,
    usualLeadDays: usualLeadDays(all, { words, after }, times.later.from, times.later.churnAfterMs),
    first: first.tradeOf(alarmsOf(all, after)),
    later: later.tradeOf(alarmsOf(all, after)),
  });
  return {
    later,
    row,
    recencyRow: (policy: Policy, { alerts, medianLeadDays }: Trade): Row => {
      const silentDays = asLongSilent(medianLeadDays ?? LEAST_LEAD_DAYS, rules.length);
      const rule = first.recency.asMany(byGroup(() => alerts)).all?.rule ?? rules[silentDays - 1]!;
      return row(rule, recencySettings(policy, 1 + rules.indexOf(rule)));
    },
  };
}

interface Part {
  readonly recency: AlertCounts;
  tradeOf(alarms: Iterable<Alarm>): Trade;
}

function openPart(all: readonly Silence[], rules: readonly Rule[], time: JudgedTime): Part {
  const recency = openAlertCounts(all, rules, time);
  const years = customerYears(all, time).all;
  return { recency, tradeOf: (alarms) => tradeOf(alarms, time, recency, years) };
}
