import type { Output } from './outputs.ts';
import { rulerInForce } from './ruler-in-force.ts';
import type { Frame, Ruler, Rulers } from './rulers.ts';
import type { Draft, Standing, State } from './state.ts';

/** One customer being worked on: a draft of its state, and what has been said so far. */
export interface Touch {
  readonly draft: Draft;
  readonly frame: Frame;
  readonly rulers: readonly Ruler[];
  /** In force; moves on as rulers are passed. */
  ruler: Ruler;
  readonly outputs: Output[];
  /**
   * The standings as of the draft's `asOf`; undefined while the touch has not moved it. A silence that says nothing
   * may begin or end a waiting: that is derived anew from `asOf` every time and not kept.
   */
  settled: readonly Standing[] | undefined;
}

/** Begins to work on a copy of a state. */
export function openTouch(state: State, rulers: Rulers): Touch {
  return {
    draft: { ...state },
    frame: rulers.frame,
    rulers: rulers.list,
    ruler: rulerInForce(state, rulers),
    outputs: [],
    settled: undefined,
  };
}
