import type { ContactChannel } from '../events/customer-event.ts';
import type { Weekday } from '../time/weekday.ts';

/** How customers are followed up: the plans, and what no plan may exceed (FOLD.md, section 7). */
export interface FollowUp {
  /** A customer's plan is the first whose conditions hold. Names differ. */
  readonly plans: readonly FollowUpPlan[];
  readonly caps: readonly ContactCap[];
  /** Between two follow-ups, and after a contact made; 0: no such limit. */
  readonly minGapDays: number;
  /** Local time of day in which nobody is contacted; null: at any time. */
  readonly quietHours: QuietHours | null;
  /** Local days on which nobody is contacted. */
  readonly quietWeekdays: readonly Weekday[];
}

/** One way to follow customers up. Days are of 24 hours. */
export interface FollowUpPlan {
  readonly name: string;
  readonly when: FollowUpConditions;
  readonly channel: ContactChannel;
  /** What for, for people: a line of text. */
  readonly purpose: string;
  /** From the plan's beginning to the first follow-up. */
  readonly firstAfterDays: number;
  /** From one follow-up (or contact made) to the next; null: there is only one. */
  readonly everyDays: number | null;
  /** How many there are; null: without end. */
  readonly times: number | null;
  /** Over so many days those are spread who are all due at once: at go-live, or by new rules. */
  readonly spreadDays: number;
  /** Who comes back to the plan in less time after its last follow-up goes on where it was. */
  readonly againAfterDays: number;
}

/**
 * All must hold; without any, all customers are meant. By dimension: the class in force is one of these. `churn`: the level as
 * it was last published (or counts as published) is one of these. `customerType`: `individual` or `enterprise`.
 */
export type FollowUpConditions = Readonly<Record<string, readonly string[]>>;

/** At most `max` follow-ups in `perDays` days: over one channel, or over all. */
export interface ContactCap {
  /** 1 to 8: so many are remembered. */
  readonly max: number;
  readonly perDays: number;
  readonly channel: ContactChannel | null;
}

/** Local times of day, `HH:MM`: `from` is quiet, `to` is not; over midnight where `from` is the later. They differ. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}
