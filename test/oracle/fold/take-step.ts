import type { EpochMs, Output, Policy, Rules } from '@tidemark/core';
import { heldValue } from '../classes/raw-value.ts';
import { type Facts, factsOf } from '../facts/facts.ts';
import { choosePlan, type Standing } from '../follow-up/choose-plan.ts';
import { followUpAt, type SaidFollowUp } from '../follow-up/due-follow-up.ts';
import { settlePlan } from '../follow-up/settle-plan.ts';
import { policyOfType } from '../rules/policy-of-type.ts';
import {
  type CustomerState,
  DIMENSIONS,
  type Dimension,
  perDimension,
  type Trigger,
} from '../state/customer-state.ts';
import { FOLLOW_UPS_KEPT } from '../state/plan-state.ts';
import { outlookAt } from './outlook.ts';
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

/** Silence chooses the plan only where it says something; every event and every passing of rules does. */
function choosesPlan({ trigger }: StepContext, says: boolean): boolean {
  return trigger.kind !== 'SILENCE' || says;
}

/** The customer's plan after classes and alert of a step. */
function planAfter(
  before: CustomerState,
  standing: Standing,
  { at, rules, trigger, policy }: TypedStepContext,
): CustomerState['plan'] {
  return settlePlan({
    at,
    before: before.plan,
    chosen: choosePlan(policy, standing),
    published: before.followUps,
    phase: before.phase,
    goLive: rules.deployment.goLive,
    replaced: trigger.kind === 'RULES' ? rules.list[before.ruleSet - 1]!.policy : null,
  });
}

/** The customer after its follow-up has been said. */
function withFollowUp(state: CustomerState, at: EpochMs, said: SaidFollowUp | null): CustomerState {
  if (said === null || state.plan === null) return state;
  const { plan, channel, number } = said;
  const followUps = [...state.followUps, { at, plan, channel, number }].slice(-FOLLOW_UPS_KEPT);
  return { ...state, followUps, plan: { ...state.plan, count: number, lastAt: at } };
}

/** Reads everything at one instant, and publishes what moved and what is due. */
export function takeStep(before: CustomerState, context: StepContext): Step {
  const { at, rules, trigger } = context;
  const { deployment } = rules;
  const { zone, goLive } = deployment;
  const { policyVersion, scorecardVersion, ...ruleSet } = rules.list[before.ruleSet]!;
  const facts = context.facts ?? factsOf(before.history, zone);
  const policy = policyOfType(ruleSet.policy, facts.customerType);
  const typed = { ...context, policy };
  const reading = readingAt(facts, { at, asOf: before.asOf, policy, deployment });
  const settled = perDimension((dimension) => settleOne(dimension, before, reading, typed));
  const moves = DIMENSIONS.map((dimension) => settled[dimension].move).filter((move) => move !== null);
  const classes = perDimension((dimension) => settled[dimension].state);
  const { alert, publish, hasPublished } = settleAlert(before.alert, reading.level, at, policy, goLive);
  const says = moves.length > 0 || hasPublished;
  const plan = choosesPlan(context, says)
    ? planAfter(before, { classes, level: alert.level, facts }, typed)
    : before.plan;
  const settledState = { ...before, classes, alert, plan };
  const followUp = followUpAt(settledState, facts, at, rules);
  const outputs = outputsOf({
    at,
    trigger,
    goLive,
    moves,
    alert: publish,
    outlook: outlookAt(facts, at, policy),
    followUp,
    reading,
    profile: profileOf(reading, classes, rules),
    rules: { policyVersion, scorecardVersion },
    sequence: before.sequence,
  });
  const sequence = before.sequence + outputs.length;
  const state = withFollowUp({ ...settledState, sequence }, at, followUp);
  return { at, state, outputs, hasPublished: says || followUp !== null };
}
