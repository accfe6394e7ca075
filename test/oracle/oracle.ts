import type { CustomerEvent, EpochMs, Output, Ruler, Rulers } from '@tidemark/core';
import { type Played, playEvent, playTick } from './play.ts';
import { NOBODY } from './standing.ts';

/** One record of the log as one customer sees it. A ruler is known from its place in the log on; the next touch may pass it. */
export type LogStep =
  | { readonly kind: 'event'; readonly event: CustomerEvent }
  | { readonly kind: 'tick'; readonly at: EpochMs }
  | { readonly kind: 'ruler'; readonly ruler: Ruler };

/** A place in the log: the customer there, the rulers known there, and what was said up to there. */
export interface Place extends Played {
  readonly rulers: Rulers;
}

export function startOf(rulers: Rulers): Place {
  return { standing: NOBODY, rulers, outputs: [] };
}

/** Takes one record; `outputs` are those of this record alone. */
export function take(place: Place, step: LogStep): Place {
  const { standing, rulers } = place;
  switch (step.kind) {
    case 'event':
      return { rulers, ...playEvent(standing, step.event, rulers) };
    case 'tick':
      return { rulers, ...playTick(standing, step.at, rulers) };
    case 'ruler':
      return { standing, rulers: { ...rulers, list: [...rulers.list, step.ruler] }, outputs: [] };
    default:
      return step satisfies never;
  }
}

/**
 * The brute-force reading of FOLD.md for one customer: keeps every event, looks at every instant at which anything could
 * change, and recomputes everything from scratch there. `steps` in log order, then a tick at `until`.
 */
export function oracle(steps: readonly LogStep[], rulers: Rulers, until: EpochMs): { outputs: Output[] } {
  const outputs: Output[] = [];
  let place = startOf(rulers);
  for (const step of [...steps, { kind: 'tick', at: until } as const]) {
    place = take(place, step);
    outputs.push(...place.outputs);
  }
  return { outputs };
}
