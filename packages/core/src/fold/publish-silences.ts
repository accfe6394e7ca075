import type { StepCause } from '../state/class-assignment.ts';
import { type EpochMs, NEVER } from '../time/time-units.ts';
import type { CustomerUpdate } from './customer-update.ts';
import { nextCandidate } from './next-candidate.ts';
import { takeStep } from './take-step.ts';

const silence: StepCause = { kind: 'SILENCE', eventId: null };

/** Walks from the customer's own time to the first silence due up to and including `until`; false when none says anything. */
export function publishNextSilence(update: CustomerUpdate, until: EpochMs): boolean {
  const { draft, ruleSet, deployment } = update;
  let at = nextCandidate(draft, draft.asOf!, ruleSet, deployment);
  while (at <= until && at !== NEVER) {
    if (takeStep(update, at, silence)) return true;
    at = nextCandidate(draft, at, ruleSet, deployment);
  }
  return false;
}

/** Says every silence due up to and including `until`, each at its own instant. */
export function publishSilences(update: CustomerUpdate, until: EpochMs): void {
  while (publishNextSilence(update, until));
}
