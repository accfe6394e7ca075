import {
  calibrate,
  calibratedPolicy,
  type EpochMs,
  type FittedModels,
  fitModels,
  type ModelFits,
  noModels,
  type Policy,
  type RuleSet,
  type Rules,
  type Scorecard,
} from '@tidemark/core';
import type { History } from '../history/history.ts';
import { policyRules, type ReplayRules, rulesWith } from '../rules/replay-rules.ts';
import type { BuyerSample } from './buyer-sample.ts';
import { calibrationInstants } from './calibration-instants.ts';
import { collectMeasures } from './collect-measures.ts';
import type { Measures } from './measures.ts';
import { type Ranked, scorecardFor, splitTies } from './split-ties.ts';

/** A scorecard and from when on it counts. */
export interface DatedScorecard {
  readonly effectiveAt: EpochMs;
  readonly scorecard: Scorecard;
  /** Why models were kept out of it, and those before stay. */
  readonly keptOut: ModelFits['keptOut'];
}

/** The rules of a history. */
export interface HistoryRules {
  /** The rules of a customer, by its index in the history: most share theirs. */
  readonly of: (customer: number) => Rules;
  /** Those made of the history, ascending. */
  readonly scorecards: readonly DatedScorecard[];
}

/** Finds the rules by which a history is classified, with scorecards made of it where the rules ask for them. */
export function calibrateHistory(
  history: History,
  replayRules: ReplayRules,
  onCustomer: () => void,
): HistoryRules {
  const { calibrating, policy, zone } = replayRules;
  const first = policyRules(replayRules);
  if (calibrating.by === 'scorecard') {
    const { scorecard, effectiveAt } = calibrating;
    const rules = rulesWith(replayRules, [first, rulesOf(replayRules, scorecard, effectiveAt, 1)]);
    return { of: () => rules, scorecards: [] };
  }
  const instants = calibrationInstants(calibrating, {
    from: firstInstant(history),
    until: history.until,
    zone,
  });
  const collected = instants.length === 0 ? [] : collectMeasures(history, replayRules, instants, onCustomer);
  const dated: CalibratedAt[] = [];
  for (const [index, at] of instants.entries()) {
    const { measures, sample } = collected[index]!;
    const distributions = measures.distributions();
    if (distributions.frequency.total === 0) continue;
    const { models, keptOut } = fitted(policy, sample, dated.at(-1)?.scorecard.models ?? null);
    const scorecard = calibrate(distributions, policy, at, models)!;
    dated.push({ effectiveAt: at, scorecard, keptOut, measures });
  }
  return {
    of: sharedRules(replayRules, first, dated),
    scorecards: dated.map(({ measures: _, ...each }) => each),
  };
}

/** @param before the models of the scorecard before, null where this is the first */
function fitted(policy: Policy, sample: BuyerSample, before: FittedModels | null): ModelFits {
  if (policy.calibration.models === 'fixed')
    return { models: noModels, keptOut: { purchase: null, spend: null } };
  return fitModels(sample.buyers(), { policy: policy.models, scorecard: before });
}

interface CalibratedAt extends DatedScorecard {
  readonly measures: Measures;
}

function firstInstant({ customers, until }: History): EpochMs {
  return customers.reduce((first, { events }) => Math.min(first, events[0]!.occurredAt), until);
}

/** Only who is tied at a border of one of the scorecards has rules of its own; who differs alike shares them. */
function sharedRules(
  replayRules: ReplayRules,
  first: RuleSet,
  dated: readonly CalibratedAt[],
): (customer: number) => Rules {
  const variants = dated.map(({ scorecard, effectiveAt, measures }, index) => {
    const rules = new Map<string, RuleSet>();
    const rank = splitTies(measures, replayRules.policy);
    return (customer: number) => {
      const ranked = rank(customer);
      const key = keyOf(ranked);
      const known = rules.get(key);
      if (known !== undefined) return { key, ruleSet: known };
      const ruleSet = rulesOf(replayRules, scorecardFor(scorecard, ranked), effectiveAt, index + 1);
      rules.set(key, ruleSet);
      return { key, ruleSet };
    };
  });
  const shared = new Map<string, Rules>();
  return (customer) => {
    const own = variants.map((variant) => variant(customer));
    const key = own.map((each) => each.key).join('');
    const known = shared.get(key);
    if (known !== undefined) return known;
    const rules = rulesWith(replayRules, [first, ...own.map(({ ruleSet }) => ruleSet)]);
    shared.set(key, rules);
    return rules;
  };
}

function keyOf({ isBehindHigh, isBehindMid }: Ranked): string {
  return String(2 * Number(isBehindHigh) + Number(isBehindMid));
}

function rulesOf(
  { policy }: ReplayRules,
  scorecard: Scorecard,
  effectiveAt: EpochMs,
  scorecardVersion: number,
): RuleSet {
  return { policyVersion: 1, scorecardVersion, effectiveAt, policy: calibratedPolicy(policy, scorecard) };
}
