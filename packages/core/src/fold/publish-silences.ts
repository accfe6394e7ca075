import type { StepCause } from '../state/class-assignment.ts';
import { type EpochMs, NEVER } from '../time/time-units.ts';
import { type CustomerUpdate, viewOf } from './customer-update.ts';
import { nextCandidate } from './next-candidate.ts';
import { takeStep } from './take-step.ts';

const silence: StepCause = { kind: 'SILENCE', eventId: null };

/** The first candidate after the customer's own time. */
export function firstCandidate(update: CustomerUpdate): EpochMs {
  return nextCandidate(viewOf(update, update.draft.asOf!), update.lists);
}

/**
 * Publishes every silence due up to and including `until`, each at its own instant, and returns the first candidate after it.
 *
 * @param from the first candidate after the customer's own time
 */
export function publishSilences(
  update: CustomerUpdate,
  until: EpochMs,
  from: EpochMs = firstCandidate(update),
): EpochMs {
  let at = from;
  while (at <= until && at !== NEVER) {
    const view = viewOf(update, at);
    const hasPublished = takeStep(update, view, silence);
    // What a step without an output has read of its view, the look for the next candidate need not read again.
    at = hasPublished ? firstCandidate(update) : nextCandidate(view, update.lists);
  }
  return at;
}

/** Whether a silence of a trial is due up to and including `until`: at its own time then. The first one ends the trial. */
export function isSilenceDue(trial: CustomerUpdate, until: EpochMs, from: EpochMs): boolean {
  let at = from;
  while (at <= until && at !== NEVER) {
    const view = viewOf(trial, at);
    if (takeStep(trial, view, silence)) return true;
    at = nextCandidate(view, trial.lists);
  }
  return false;
}
