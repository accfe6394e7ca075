import type { EpochMs, ObservedSignal, Policy, ZoneTable } from '@tidemark/core';
import type { LocalDay } from '../calendar/local-days.ts';
import type { Facts } from '../facts/facts.ts';
import { complaintSignal, feedbackInstantsOf } from './complaint-signal.ts';
import { frequencyDropSignal } from './frequency-drop-signal.ts';
import { interactionDropSignal } from './interaction-drop-signal.ts';
import { hasPActive, isOn } from './is-on.ts';
import { overdueSignal } from './overdue-signal.ts';
import { pActiveSignal } from './p-active-signal.ts';

/** From where signals are looked for. */
export interface SignalView {
  readonly at: EpochMs;
  readonly policy: Policy;
  readonly zone: ZoneTable;
  /** Feedback of earlier days is forgotten. */
  readonly oldestDay: LocalDay;
}

/** Those that stand, in the order of FOLD.md 9; none before the first purchase. */
export function observedSignals(facts: Facts, view: SignalView): readonly ObservedSignal[] {
  const { life, history } = facts;
  const { at, policy, zone, oldestDay } = view;
  if (life === null) return [];
  const signals = [
    hasPActive(policy) ? null : overdueSignal(life, at, policy),
    hasPActive(policy) ? pActiveSignal(life, at, policy) : null,
    frequencyDropSignal(facts, at, policy, zone),
    interactionDropSignal(facts, at, policy, zone),
    complaintSignal(feedbackInstantsOf(history, oldestDay), at, policy),
  ];
  return signals.filter((found) => found !== null).filter(({ signal }) => isOn(signal, policy));
}
