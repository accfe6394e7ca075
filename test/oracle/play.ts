import type { CustomerEvent, EpochMs, Output, Rulers } from '@tidemark/core';
import { isDuplicate } from './duplicates.ts';
import { settleWithDwell } from './dwell.ts';
import { entryOf } from './history.ts';
import { settle } from './settle.ts';
import { quietSteps } from './silence.ts';
import type { Standing } from './standing.ts';

export interface Played {
  readonly standing: Standing;
  readonly outputs: readonly Output[];
}

/** A tick: what it says, said; what it only looked at, forgotten, so that it is looked at again from asOf (FOLD.md 1). */
export function playTick(standing: Standing, now: EpochMs, rulers: Rulers): Played {
  if (standing.history.length === 0) return { standing, outputs: [] };
  const steps = [...quietSteps(standing, now, Math.max(now, standing.asOf), rulers)];
  const lasting = steps.findLast((step) => step.said || step.passesRuler);
  return {
    standing: lasting?.standing ?? standing,
    outputs: steps.flatMap((step) => step.outputs),
  };
}

/** A customer begins under the last ruler whose effectiveAt is not after its first event (FOLD.md 6). */
function begin(standing: Standing, event: CustomerEvent, rulers: Rulers): Standing {
  const ruler = rulers.list.findLastIndex(({ effectiveAt }) => effectiveAt <= event.at);
  return { ...standing, ruler: Math.max(0, ruler) };
}

/** Silences before the event's instant and rulers up to max(its instant, asOf), looked at and kept. */
function untilEvent(standing: Standing, event: CustomerEvent, rulers: Rulers): Played {
  if (standing.history.length === 0) return { standing: begin(standing, event, rulers), outputs: [] };
  const steps = quietSteps(standing, event.at - 1, Math.max(event.at, standing.asOf), rulers);
  const outputs: Output[] = [];
  let next = steps.next();
  while (!next.done) {
    outputs.push(...next.value.outputs);
    next = steps.next();
  }
  return { standing: next.value, outputs };
}

/** An event: a duplicate has no effect at all; any other is applied at its own instant, or at asOf when it is late. */
export function playEvent(standing: Standing, event: CustomerEvent, rulers: Rulers): Played {
  if (isDuplicate(standing.history, event)) return { standing, outputs: [] };
  const before = untilEvent(standing, event, rulers);
  const at = Math.max(event.at, before.standing.asOf);
  const { policy } = rulers.list[before.standing.ruler]!;
  const history = [...before.standing.history, entryOf(event, at, policy, rulers.frame)];
  const trigger = { kind: event.kind, eventId: event.eventId };
  const step = settle(
    { ...before.standing, history, asOf: at },
    { at, trigger, rulers, settleDimension: settleWithDwell },
  );
  return { standing: step.standing, outputs: [...before.outputs, ...step.outputs] };
}
