import {
  calibrate,
  calibratedPolicy,
  type EpochMs,
  type Ruler,
  type Rulers,
  type Scorecard,
} from '@tidemark/core';
import { calibrationInstants } from './calibration-instants.ts';
import { collectMeasures } from './collect-measures.ts';
import type { History } from './history.ts';
import type { Measures } from './measures.ts';
import { policyRuler, type ReplayRules, rulersWith } from './replay-rules.ts';
import { type Ranked, scorecardFor, splitTies } from './split-ties.ts';

/** A scorecard and from when on it counts. */
export interface DatedScorecard {
  readonly effectiveAt: EpochMs;
  readonly scorecard: Scorecard;
}

/** The rulers of a history. */
export interface HistoryRulers {
  /** The rulers of a customer, by its place in the history: most share theirs. */
  readonly of: (customer: number) => Rulers;
  /** Those made of the history, ascending. */
  readonly scorecards: readonly DatedScorecard[];
}

/** Finds the rulers by which a history is classified, with scorecards made of it where the rules ask for them. */
export function calibrateHistory(
  history: History,
  rules: ReplayRules,
  onCustomer: () => void,
): HistoryRulers {
  const { calibrating, policy, zone } = rules;
  const first = policyRuler(rules);
  if (calibrating.by === 'scorecard') {
    const { scorecard, effectiveAt } = calibrating;
    const rulers = rulersWith(rules, [first, rulerOf(rules, scorecard, effectiveAt, 1)]);
    return { of: () => rulers, scorecards: [] };
  }
  const instants = calibrationInstants(calibrating, {
    from: firstInstant(history),
    until: history.until,
    zone,
  });
  const collected = instants.length === 0 ? [] : collectMeasures(history, rules, instants, onCustomer);
  const dated = instants.flatMap((at, index): readonly CalibratedAt[] => {
    const measures = collected[index]!;
    const scorecard = calibrate(measures.distributions(), policy, at);
    return scorecard === undefined ? [] : [{ effectiveAt: at, scorecard, measures }];
  });
  return { of: sharedRulers(rules, first, dated), scorecards: dated.map(({ measures: _, ...each }) => each) };
}

interface CalibratedAt extends DatedScorecard {
  readonly measures: Measures;
}

function firstInstant({ customers, until }: History): EpochMs {
  return customers.reduce((first, { events }) => Math.min(first, events[0]!.occurredAt), until);
}

/** Only who is tied at a border of one of the scorecards has rulers that differ; who differs alike shares them. */
function sharedRulers(
  rules: ReplayRules,
  first: Ruler,
  dated: readonly CalibratedAt[],
): (customer: number) => Rulers {
  const variants = dated.map(({ scorecard, effectiveAt, measures }, index) => {
    const rulers = new Map<string, Ruler>();
    const rank = splitTies(measures, rules.policy);
    return (customer: number) => {
      const ranked = rank(customer);
      const key = keyOf(ranked);
      const known = rulers.get(key);
      if (known !== undefined) return { key, ruler: known };
      const ruler = rulerOf(rules, scorecardFor(scorecard, ranked), effectiveAt, index + 1);
      rulers.set(key, ruler);
      return { key, ruler };
    };
  });
  const shared = new Map<string, Rulers>();
  return (customer) => {
    const own = variants.map((variant) => variant(customer));
    const key = own.map((each) => each.key).join('');
    const known = shared.get(key);
    if (known !== undefined) return known;
    const rulers = rulersWith(rules, [first, ...own.map(({ ruler }) => ruler)]);
    shared.set(key, rulers);
    return rulers;
  };
}

function keyOf({ isBehindHigh, isBehindMid }: Ranked): string {
  return String(2 * Number(isBehindHigh) + Number(isBehindMid));
}

function rulerOf(
  { policy }: ReplayRules,
  scorecard: Scorecard,
  effectiveAt: EpochMs,
  scorecardVersion: number,
): Ruler {
  return { policyVersion: 1, scorecardVersion, effectiveAt, policy: calibratedPolicy(policy, scorecard) };
}
