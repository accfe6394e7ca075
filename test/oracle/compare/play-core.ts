import { advance, apply, type EpochMs, emptyState, type Output, type Rules } from '@tidemark/core';
import type { LogStep } from '../fold/oracle.ts';

/** What core publishes of one customer's events, then of a tick at `until`. */
export function playCore(
  steps: readonly LogStep[],
  rules: Rules,
  until: EpochMs,
  customerId = 'customer',
): readonly Output[] {
  let state = emptyState(customerId);
  const outputs: Output[] = [];
  for (const step of steps) {
    if (step.kind !== 'event') continue;
    const applied = apply(state, step.event, rules);
    outputs.push(...applied.outputs);
    state = applied.state;
  }
  return [...outputs, ...advance(state, until, rules).outputs];
}
