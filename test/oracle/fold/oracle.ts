import type { CustomerEvent, EpochMs, Output, RuleSet, Rules } from '@tidemark/core';
import { phaseOf } from '../follow-up/phase-of.ts';
import { emptyStateOf } from '../state/customer-state.ts';
import { applyEvent, applyTick, type Played } from './apply-event.ts';

/** One record of the log as one customer sees it. A rule set is known from its position on; the next update may pass it. */
export type LogStep =
  | { readonly kind: 'event'; readonly event: CustomerEvent }
  | { readonly kind: 'tick'; readonly at: EpochMs }
  | { readonly kind: 'rules'; readonly ruleSet: RuleSet };

/** A position in the log: the customer there, the rule sets known there, and the outputs of the last record. */
export interface LogPosition extends Played {
  readonly rules: Rules;
}

export function startOf(rules: Rules, customerId = 'customer'): LogPosition {
  return { state: emptyStateOf(phaseOf(customerId)), rules, outputs: [] };
}

/** Takes one record; `outputs` are those of this record alone. */
export function take(position: LogPosition, step: LogStep): LogPosition {
  const { state, rules } = position;
  switch (step.kind) {
    case 'event':
      return { rules, ...applyEvent(state, step.event, rules) };
    case 'tick':
      return { rules, ...applyTick(state, step.at, rules) };
    case 'rules':
      return { state, rules: { ...rules, list: [...rules.list, step.ruleSet] }, outputs: [] };
    default:
      return step satisfies never;
  }
}

/**
 * The brute-force reading of FOLD.md for one customer: keeps every event, looks at every instant at which anything could
 * change, and recomputes everything from scratch there. `steps` in log order, then a tick at `until`.
 */
export function oracle(
  steps: readonly LogStep[],
  rules: Rules,
  until: EpochMs,
  customerId?: string,
): { outputs: Output[] } {
  const outputs: Output[] = [];
  let position = startOf(rules, customerId);
  for (const step of [...steps, { kind: 'tick', at: until } as const]) {
    position = take(position, step);
    outputs.push(...position.outputs);
  }
  return { outputs };
}
