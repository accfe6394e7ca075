import type { CustomerEvent, DeploymentConfig, EpochMs, Policy } from '@tidemark/core';
import { dayOf, type LocalDay } from '../calendar/local-days.ts';
import { moneyOf } from './money-of.ts';

/** One applied event, in full, and the circumstances of its application. */
export interface Entry {
  readonly event: CustomerEvent;
  /** The local day on which it occurred. */
  readonly day: LocalDay;
  /** When its step was: the event's instant, or asOf for a late one. */
  readonly appliedAt: EpochMs;
  /** The policy in force in its step, as it is for a customer of no type. */
  readonly policy: Policy;
  /** In minor units of the deployment's first currency, by the rates of that policy. */
  readonly moneyMinor: number;
  /** False for a late event older than the kept days: it counts for lifetime fields only. */
  readonly kept: boolean;
}

/** Every event of one customer that was not a duplicate, in log order. */
export type History = readonly Entry[];

export function entryOf(
  event: CustomerEvent,
  appliedAt: EpochMs,
  policy: Policy,
  deployment: DeploymentConfig,
): Entry {
  const day = dayOf(deployment.zone, event.at);
  const kept = day >= dayOf(deployment.zone, appliedAt) - deployment.daysKept;
  return { event, day, appliedAt, policy, moneyMinor: moneyOf(event, policy, deployment), kept };
}
