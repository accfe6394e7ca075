import type { EpochMs, Output, Policy, Rules } from '@tidemark/core';
import { heldValue } from '../classes/raw-value.ts';
import { type Facts, factsOf } from '../facts/facts.ts';
import { policyOfType } from '../rules/policy-of-type.ts';
import {
  type CustomerState,
  DIMENSIONS,
  type Dimension,
  perDimension,
  type Trigger,
} from '../state/customer-state.ts';
import { outputsOf } from './outputs-of.ts';
import { profileOf } from './profile-of.ts';
import { type Reading, readingAt } from './reading.ts';
import { settleAlert } from './settle-alert.ts';
import type { DimensionStep, Settled } from './settle-class.ts';

/** A step taken: the customer after it, and its outputs. */
export interface Step {
  readonly at: EpochMs;
  readonly state: CustomerState;
  readonly outputs: readonly Output[];
  /** It published something, or moved an unannounced level. */
  readonly hasPublished: boolean;
}

/** What a step is taken by. */
export interface StepContext {
  readonly at: EpochMs;
  readonly trigger: Trigger;
  readonly rules: Rules;
  readonly settleDimension: (step: DimensionStep) => Settled;
  /** The facts of the state's history, where they are already at hand. */
  readonly facts?: Facts;
}

/** With the policy of the customer's type. */
interface TypedStepContext extends StepContext {
  readonly policy: Policy;
}

/** One dimension of a reading, settled. */
function settleOne(
  dimension: Dimension,
  before: CustomerState,
  reading: Reading,
  context: TypedStepContext,
): Settled {
  const { at, trigger, policy, settleDimension } = context;
  const ofOne = before.classes[dimension];
  const raw = reading.raw[dimension];
  const held =
    dimension === 'value' ? heldValue(raw!, ofOne.inForce, reading.scores.monetaryMinor, policy) : raw;
  return settleDimension({ dimension, before: ofOne, raw, held, at, trigger, policy });
}

/** Reads everything at one instant, and publishes what moved. */
export function takeStep(before: CustomerState, context: StepContext): Step {
  const { at, rules, trigger } = context;
  const { deployment } = rules;
  const { policyVersion, scorecardVersion, ...ruleSet } = rules.list[before.ruleSet]!;
  const facts = context.facts ?? factsOf(before.history);
  const policy = policyOfType(ruleSet.policy, facts.customerType);
  const reading = readingAt(facts, { at, asOf: before.asOf, policy, deployment });
  const settled = perDimension((dimension) => settleOne(dimension, before, reading, { ...context, policy }));
  const moves = DIMENSIONS.map((dimension) => settled[dimension].move).filter((move) => move !== null);
  const classes = perDimension((dimension) => settled[dimension].state);
  const settledAlert = settleAlert(before.alert, reading.level, at, policy, deployment.goLive);
  const profile = profileOf(reading, classes, rules);
  const versions = { policyVersion, scorecardVersion };
  const { sequence } = before;
  const { goLive } = deployment;
  const outputs = outputsOf({
    at,
    trigger,
    goLive,
    moves,
    alert: settledAlert.publish,
    reading,
    profile,
    rules: versions,
    sequence,
  });
  const state = { ...before, classes, alert: settledAlert.alert, sequence: sequence + outputs.length };
  return { at, state, outputs, hasPublished: moves.length > 0 || settledAlert.hasPublished };
}
