import type { StepCause } from '../state/class-assignment.ts';
import { type EpochMs, NEVER } from '../time/time-units.ts';
import { type CustomerUpdate, viewOf } from './customer-update.ts';
import { nextCandidate } from './next-candidate.ts';
import { takeStep } from './take-step.ts';

const silence: StepCause = { kind: 'SILENCE', eventId: null };

/**
 * Walks from the customer's own time to the first silence due up to and including `until`, and takes its step; false when
 * none is due. A level that moves unannounced counts as published.
 */
export function publishNextSilence(update: CustomerUpdate, until: EpochMs): boolean {
  // What a step without an output has read of its view, the look for the next candidate need not read again.
  let view = viewOf(update, update.draft.asOf!);
  for (;;) {
    const at = nextCandidate(view, update.lists);
    if (at > until || at === NEVER) return false;
    view = viewOf(update, at);
    if (takeStep(update, view, silence)) return true;
  }
}

/** Publishes every silence due up to and including `until`, each at its own instant. */
export function publishSilences(update: CustomerUpdate, until: EpochMs): void {
  while (publishNextSilence(update, until));
}
