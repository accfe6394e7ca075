import {
  type ChurnLevel,
  DAY,
  type DeploymentConfig,
  type EpochMs,
  type ObservedSignal,
  type Policy,
} from '@tidemark/core';
import { dayOf } from '../calendar/local-days.ts';
import { rawEngagement } from '../classes/raw-engagement.ts';
import { rawLifecycle } from '../classes/raw-lifecycle.ts';
import { type RawRfm, rawRfm } from '../classes/raw-rfm.ts';
import { rawSatisfaction } from '../classes/raw-satisfaction.ts';
import { rawSource } from '../classes/raw-source.ts';
import { rawValue } from '../classes/raw-value.ts';
import type { Facts } from '../facts/facts.ts';
import { observedSignals } from '../signals/observed-signals.ts';
import type { PerDimension } from '../state/customer-state.ts';

/** Everything raw at one instant under one policy, from the facts alone. */
export interface Reading {
  /** The raw class in each dimension. */
  readonly raw: PerDimension<string | null>;
  readonly scores: RawRfm;
  readonly recencyDays: number | null;
  readonly signals: readonly ObservedSignal[];
  readonly level: ChurnLevel;
}

const LEVELS = ['low', 'medium', 'high', 'high'] as const;

/** The kind of evidence of each signal: the level counts kinds, not signals. */
const KINDS: Readonly<Record<string, string>> = {
  overdue: 'silence',
  p_active: 'silence',
  frequency_drop: 'decline',
  interaction_drop: 'decline',
  complaints: 'voice',
};

/** From where a customer is looked at. */
export interface Viewpoint {
  readonly at: EpochMs;
  /** The customer's own time: what it still keeps depends on it. */
  readonly asOf: EpochMs;
  /** As it is for the customer's type. */
  readonly policy: Policy;
  readonly deployment: DeploymentConfig;
}

export function readingAt(facts: Facts, from: Viewpoint): Reading {
  const { at, asOf, policy, deployment } = from;
  const { zone } = deployment;
  const scores = rawRfm(facts, at, policy, zone);
  const oldestDay = dayOf(zone, asOf) - deployment.daysKept;
  const signals = observedSignals(facts, { at, policy, zone, oldestDay });
  return {
    raw: {
      rfm: scores.segment,
      lifecycle: rawLifecycle(facts, at, policy),
      value: rawValue(facts, scores.monetaryMinor, policy),
      engagement: rawEngagement(facts, at, policy),
      satisfaction: rawSatisfaction(facts.history, oldestDay, at, policy),
      source: rawSource(facts.history),
    },
    scores,
    recencyDays: facts.life === null ? null : Math.floor((at - facts.life.lastAt) / DAY),
    signals,
    level: LEVELS[new Set(signals.map(({ signal }) => KINDS[signal])).size]!,
  };
}
