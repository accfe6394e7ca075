import type { CustomerEvent, EpochMs, Output, RuleSet, Rules } from '@tidemark/core';
import { NOBODY } from '../state/customer-state.ts';
import { type Played, playEvent, playTick } from './apply-event.ts';

/** One record of the log as one customer sees it. A rule set is known from its place in the log on; the next touch may pass it. */
export type LogStep =
  | { readonly kind: 'event'; readonly event: CustomerEvent }
  | { readonly kind: 'tick'; readonly at: EpochMs }
  | { readonly kind: 'rules'; readonly ruleSet: RuleSet };

/** A place in the log: the customer there, the rule sets known there, and what was said up to there. */
export interface Place extends Played {
  readonly rules: Rules;
}

export function startOf(rules: Rules): Place {
  return { standing: NOBODY, rules, outputs: [] };
}

/** Takes one record; `outputs` are those of this record alone. */
export function take(place: Place, step: LogStep): Place {
  const { standing, rules } = place;
  switch (step.kind) {
    case 'event':
      return { rules, ...playEvent(standing, step.event, rules) };
    case 'tick':
      return { rules, ...playTick(standing, step.at, rules) };
    case 'rules':
      return { standing, rules: { ...rules, list: [...rules.list, step.ruleSet] }, outputs: [] };
    default:
      return step satisfies never;
  }
}

/**
 * The brute-force reading of FOLD.md for one customer: keeps every event, looks at every instant at which anything could
 * change, and recomputes everything from scratch there. `steps` in log order, then a tick at `until`.
 */
export function oracle(steps: readonly LogStep[], rules: Rules, until: EpochMs): { outputs: Output[] } {
  const outputs: Output[] = [];
  let place = startOf(rules);
  for (const step of [...steps, { kind: 'tick', at: until } as const]) {
    place = take(place, step);
    outputs.push(...place.outputs);
  }
  return { outputs };
}
