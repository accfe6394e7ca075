import type { StepCause } from '../state/class-assignment.ts';
import { type EpochMs, NEVER } from '../time/time-units.ts';
import type { CustomerUpdate } from './customer-update.ts';
import { nextCandidate } from './next-candidate.ts';
import { takeStep } from './take-step.ts';

const silence: StepCause = { kind: 'SILENCE', eventId: null };

/**
 * Walks from the customer's own time to the first silence due up to and including `until`, and takes its step; false when
 * none is due. A level that moves unannounced counts as published.
 */
export function publishNextSilence(update: CustomerUpdate, until: EpochMs): boolean {
  const { draft, ruleSet, deployment, lists } = update;
  let at = nextCandidate(draft, draft.asOf!, ruleSet, deployment, lists);
  while (at <= until && at !== NEVER) {
    if (takeStep(update, at, silence)) return true;
    at = nextCandidate(draft, at, ruleSet, deployment, lists);
  }
  return false;
}

/** Publishes every silence due up to and including `until`, each at its own instant. */
export function publishSilences(update: CustomerUpdate, until: EpochMs): void {
  while (publishNextSilence(update, until));
}
