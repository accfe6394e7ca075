import { moveAsOf } from './forget.ts';
import { nextRuler } from './ruler-in-force.ts';
import type { Ruler } from './rulers.ts';
import { saySilences } from './silences.ts';
import type { StepCause } from './state.ts';
import { takeStep } from './step.ts';
import type { EpochMs } from './time-units.ts';
import type { Touch } from './touch.ts';

const byRuler: StepCause = { kind: 'RULER', eventId: null };

/**
 * Passes every ruler effective by `instant` or by the customer's own time, in order. For each:
 *
 * 1. the old ruler says its silences due up to and including `effectiveAt`;
 * 2. the new one is passed at max(effectiveAt, asOf), which becomes the customer's own time also when nothing is said.
 */
export function passRulers(touch: Touch, instant: EpochMs): void {
  for (;;) {
    const next = nextRuler(touch.rulers, touch.ruler);
    if (next === undefined || next.effectiveAt > Math.max(instant, touch.draft.asOf!)) return;
    saySilences(touch, next.effectiveAt);
    passRuler(touch, next);
  }
}

/** Passes one ruler; returns whether that said anything. The old ruler's silences must have been said. */
export function passRuler(touch: Touch, next: Ruler): boolean {
  const { draft, frame } = touch;
  const at = Math.max(next.effectiveAt, draft.asOf!);
  touch.ruler = next;
  draft.rulerAt = next.effectiveAt;
  moveAsOf(draft, at, frame);
  const hasSaid = takeStep(touch, at, byRuler);
  touch.settled = draft.standings;
  return hasSaid;
}
