import type { EpochMs } from './time-units.ts';

/** A time zone as data: from `transitions[i].at` on, local time is UTC + `offsetMs`. Before the first: `initialOffsetMs`. */
export interface ZoneTable {
  readonly name: string;
  readonly initialOffsetMs: number;
  readonly transitions: readonly { readonly at: EpochMs; readonly offsetMs: number }[];
}
