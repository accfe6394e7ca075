import type { EpochMs, Output, Policy, Rules } from '@tidemark/core';
import { heldValue } from '../classes/raw-value.ts';
import { type Facts, factsOf } from '../facts/facts.ts';
import { policyOfType } from '../rules/policy-of-type.ts';
import {
  DIMENSIONS,
  type Dimension,
  perDimension,
  type Standing,
  type Trigger,
} from '../state/customer-state.ts';
import { say } from './outputs-of.ts';
import { profileOf } from './profile-of.ts';
import { type Reading, readingAt } from './reading.ts';
import { settleAlarm } from './settle-alert.ts';
import type { DimensionStep, Settled } from './settle-class.ts';

/** A step taken: the customer after it and what it said. */
export interface Step {
  readonly at: EpochMs;
  readonly standing: Standing;
  readonly outputs: readonly Output[];
  /** It published something, or moved the level of an unannounced alert. */
  readonly said: boolean;
}

/** What a step is taken with. */
export interface Occasion {
  readonly at: EpochMs;
  readonly trigger: Trigger;
  readonly rules: Rules;
  readonly settleDimension: (step: DimensionStep) => Settled;
  /** The facts of the standing's history, where they are already at hand. */
  readonly facts?: Facts;
}

/** With the policy of the customer's type. */
interface Settling extends Occasion {
  readonly policy: Policy;
}

/** One dimension of a reading, settled. */
function settleOne(dimension: Dimension, before: Standing, reading: Reading, occasion: Settling): Settled {
  const { at, trigger, policy, settleDimension } = occasion;
  const ofOne = before.classes[dimension];
  const raw = reading.raw[dimension];
  const held =
    dimension === 'value' ? heldValue(raw!, ofOne.inForce, reading.scores.monetaryMinor, policy) : raw;
  return settleDimension({ dimension, before: ofOne, raw, held, at, trigger, policy });
}

/** Reads everything at one instant and tells what moved. */
export function settle(before: Standing, occasion: Occasion): Step {
  const { at, rules, trigger } = occasion;
  const { deployment } = rules;
  const { policyVersion, scorecardVersion, ...ruleSet } = rules.list[before.ruleSet]!;
  const facts = occasion.facts ?? factsOf(before.history);
  const policy = policyOfType(ruleSet.policy, facts.customerType);
  const reading = readingAt(facts, { at, asOf: before.asOf, policy, deployment });
  const settled = perDimension((dimension) => settleOne(dimension, before, reading, { ...occasion, policy }));
  const moves = DIMENSIONS.map((dimension) => settled[dimension].move).filter((move) => move !== null);
  const classes = perDimension((dimension) => settled[dimension].standing);
  const {
    alarm,
    publish: alert,
    said,
  } = settleAlarm(before.alarm, reading.level, at, policy, deployment.goLive);
  const profile = profileOf(reading, classes, rules);
  const versions = { policyVersion, scorecardVersion };
  const { sequence } = before;
  const { goLive } = deployment;
  const outputs = say({ at, trigger, goLive, moves, alert, reading, profile, rules: versions, sequence });
  const standing = { ...before, classes, alarm, sequence: sequence + outputs.length };
  return { at, standing, outputs, said: moves.length > 0 || said };
}
