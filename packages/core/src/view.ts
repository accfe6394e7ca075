import { type LocalDay, localDay } from './local-day.ts';
import type { Policy } from './policy.ts';
import type { Frame, Ruler } from './rulers.ts';
import type { State } from './state.ts';
import type { EpochMs } from './time-units.ts';
import type { ZoneTable } from './zone-table.ts';

/** One customer seen from one instant under one ruler: all that a class may depend on. */
export interface View {
  readonly state: State;
  /** At or after the state's `asOf`. */
  readonly at: EpochMs;
  /** The local day of `at`. */
  readonly day: LocalDay;
  readonly policy: Policy;
  readonly zone: ZoneTable;
}

/** The view of a state at an instant. */
export function viewAt(state: State, at: EpochMs, ruler: Ruler, frame: Frame): View {
  return { state, at, day: localDay(frame.zone, at), policy: ruler.policy, zone: frame.zone };
}
