import type { LocalDay } from '../time/local-day.ts';
import type { EpochMs } from '../time/time-units.ts';
import type { OptOut } from './opt-out.ts';
import type { PlanInForce, PublishedFollowUp } from './plan-in-force.ts';
import type { WeekCounts } from './week-counts.ts';

/** What is remembered of contacts between shop and customer, in both directions. Replaced, never changed in place. */
export interface ContactRecord {
  /** Low 16 bits of the FNV-1a hash of the customer's id: by it those are spread who are all due at once. */
  readonly phase: number;
  /** The local day of the first applied event: the customer's weeks are counted from it. null before it. */
  readonly firstDay: LocalDay | null;
  /** Own interactions by week, ascending; of the weeks kept (FOLD.md, section 3). */
  readonly interactionWeeks: WeekCounts;
  /** The last CONTACT_MADE; null: nobody has. */
  readonly lastContactAt: EpochMs | null;
  /** What the customer wants of contacts, by channel, in the order of the channels; without those of which nothing is known. */
  readonly optOuts: readonly OptOut[];
  /** The follow-up plan in force; null where none is. */
  readonly plan: PlanInForce | null;
  /** The last follow-ups published, oldest first. */
  readonly recentFollowUps: readonly PublishedFollowUp[];
}

/** The record of a customer without events. */
export function emptyContact(phase: number): ContactRecord {
  return {
    phase,
    firstDay: null,
    interactionWeeks: [],
    lastContactAt: null,
    optOuts: [],
    plan: null,
    recentFollowUps: [],
  };
}
