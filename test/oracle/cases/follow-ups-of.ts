import type { EpochMs, FollowUp, FollowUpDue, FollowUpPlan, Rules } from '@tidemark/core';
import { expect } from 'vitest';
import { playCore } from '../compare/play-core.ts';
import { type LogStep, oracle } from '../fold/oracle.ts';
import { rulesOf } from './named-steps.ts';

/** Its phase is 43,545 of 65,536: two thirds of a spread. */
export const CUSTOMER = 'customer';

/** A call at once and then each week, without end, to everybody; any part replaced. */
export function plan(other: Partial<FollowUpPlan> = {}): FollowUpPlan {
  return {
    name: 'call',
    when: {},
    channel: 'phone',
    purpose: 'Keep in touch',
    firstAfterDays: 0,
    everyDays: 7,
    times: null,
    spreadDays: 7,
    againAfterDays: 7,
    ...other,
  };
}

/** Plans without caps, gap and quiet times, where none are given. */
export function followUp(plans: readonly FollowUpPlan[], other: Partial<FollowUp> = {}): FollowUp {
  return { plans, caps: [], minGapDays: 0, quietHours: null, quietWeekdays: [], ...other };
}

/** Rules of retail with other follow-ups. */
export function rulesWith(
  plans: readonly FollowUpPlan[],
  other: Partial<FollowUp> = {},
  deployment: Partial<Rules['deployment']> = {},
): Rules {
  return rulesOf({ followUp: followUp(plans, other) }, deployment);
}

/** What core and oracle say is to be done, up to an instant. */
export function followUpsOf(
  steps: readonly LogStep[],
  until: EpochMs,
  rules: Rules,
  customerId = CUSTOMER,
): readonly FollowUpDue[] {
  const { outputs } = oracle(steps, rules, until, customerId);
  expect(playCore(steps, rules, until, customerId)).toEqual(outputs);
  return outputs.filter((output) => output.type === 'follow-up-due');
}

/** `2024-01-10 12:00 call 1`, by UTC. */
export function describeFollowUps(followUps: readonly FollowUpDue[]): readonly string[] {
  return followUps.map(({ at, plan: name, number }) => {
    const when = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
    return `${when} ${name} ${number}`;
  });
}
