import { nextCandidate } from './next-candidate.ts';
import type { StepCause } from './state.ts';
import { takeStep } from './step.ts';
import { type EpochMs, NEVER } from './time-units.ts';
import type { Touch } from './touch.ts';

const silence: StepCause = { kind: 'SILENCE', eventId: null };

/** Walks from the customer's own time to the first silence due up to and including `until`; false when none says anything. */
export function sayNextSilence(touch: Touch, until: EpochMs): boolean {
  const { draft, ruler, frame } = touch;
  let at = nextCandidate(draft, draft.asOf!, ruler, frame);
  while (at <= until && at !== NEVER) {
    if (takeStep(touch, at, silence)) return true;
    at = nextCandidate(draft, at, ruler, frame);
  }
  return false;
}

/** Says every silence due up to and including `until`, each at its own instant. */
export function saySilences(touch: Touch, until: EpochMs): void {
  while (sayNextSilence(touch, until));
}
