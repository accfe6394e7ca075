// Generated from the .avsc files by `pnpm generate`. Do not edit.

/** RAISED: risk appeared. ESCALATED: it rose. EASED: it fell. CLEARED: it is gone. UNKNOWN stands for a symbol newer than the reader; nobody writes it. */
export type AlertKind =
  | 'RAISED'
  | 'ESCALATED'
  | 'EASED'
  | 'CLEARED'
  | 'UNKNOWN';

/** How likely the customer is leaving. unknown stands for a symbol newer than the reader; nobody writes it. */
export type ChurnLevel =
  | 'low'
  | 'medium'
  | 'high'
  | 'unknown';

/** One reason that holds now. */
export interface Signal {
  /** Which signal: overdue, p_active, frequency_drop, interaction_drop or complaints. */
  readonly signal: string;
  /** The value seen. overdue: milliseconds of silence; p_active: a probability; the others: a count. */
  readonly observed: number;
  /** The value from which the signal holds, in the unit of `observed`: overdue and complaints at or above it, p_active below it, the drops at or below it. */
  readonly threshold: number;
  /** Since when it holds, in epoch milliseconds. */
  readonly since: number;
}

/** SILENCE: nothing happened for long enough. RULES: the rules changed, not the customer. UNKNOWN stands for a symbol newer than the reader; nobody writes it. */
export type CauseKind =
  | 'PURCHASE'
  | 'REFUND'
  | 'CANCELLATION'
  | 'INTERACTION'
  | 'FEEDBACK'
  | 'SILENCE'
  | 'RULES'
  | 'UNKNOWN';

/** Why it became true. */
export interface Cause {
  /** What kind of thing caused it. */
  readonly kind: CauseKind;
  /** The event that caused it; null for SILENCE and RULES. */
  readonly eventId: string | null;
  /** True when `at` lies before the deployment's go-live. */
  readonly historical: boolean;
}

/** Everything known of the customer right after it. */
export interface Profile {
  /** Recency score 1 to 5; null when there is nothing to score: never purchased, or inactive. */
  readonly r: number | null;
  /** Frequency score 1 to 5; null when there is nothing to score: never purchased, or inactive. */
  readonly f: number | null;
  /** Monetary score 1 to 5; null when there is nothing to score: never purchased, or inactive. */
  readonly m: number | null;
  /** Class in the dimension rfm; null before the first classification. */
  readonly segment: string | null;
  /** Class in the dimension lifecycle. */
  readonly lifecycle: string;
  /** Whole days of 24 hours since the last purchase; null when there is none. */
  readonly recencyDays: number | null;
  /** Purchases in the window less cancellations, 0 or more. */
  readonly frequency: number;
  /** Sum of the window in the currency's minor unit, 0 or more; refunds and cancellations count against it. */
  readonly monetaryMinor: number;
  /** ISO 4217 code of the amounts. */
  readonly currency: string;
  /** How likely the customer is leaving. */
  readonly churn: ChurnLevel;
  /** Class in the dimension value; null when the writer knew no such dimension. */
  readonly value: string | null;
  /** Class in the dimension engagement; null when the writer knew no such dimension. */
  readonly engagement: string | null;
  /** Class in the dimension satisfaction; null when the writer knew no such dimension. */
  readonly satisfaction: string | null;
  /** Class in the dimension source; null when the writer knew no such dimension. */
  readonly source: string | null;
}

/** The rules that decided. */
export interface RulesVersions {
  /** Version of the policy in force, from 1. */
  readonly policyVersion: number;
  /** Version of the scorecard in force, from 1; null when there is none. */
  readonly scorecardVersion: number | null;
}

/** Churn risk appeared, rose, eased or cleared. */
export interface ChurnAlert {
  /** `<customerId>:<sequence>`; the same in every delivery. */
  readonly eventId: string;
  /** The customer; also the record's key. */
  readonly customerId: string;
  /** Per customer from 1, without gaps over all of Tidemark's public topics. */
  readonly sequence: number;
  /** The instant at which it became true, in epoch milliseconds. */
  readonly at: number;
  /** What happened to the risk. */
  readonly kind: AlertKind;
  /** How likely the customer is leaving now. */
  readonly level: ChurnLevel;
  /** The reasons that hold now; empty when the risk is cleared. */
  readonly signals: readonly Signal[];
  /** Probability 0 to 1 of at least one purchase within the policy's horizon, to six decimals; null without a churn model. */
  readonly pActive: number | null;
  /** When the next purchase was to be expected by the customer's own rhythm, in epoch milliseconds; it may lie before `at`. null for a customer who never bought. */
  readonly nextPurchaseExpectedBy: number | null;
  /** What the customer would spend within the policy's horizon if it stays, in the currency's minor unit; null when not estimated. */
  readonly valueAtRiskMinor: number | null;
  /** Why it became true. */
  readonly cause: Cause;
  /** Everything known of the customer right after it. */
  readonly profile: Profile;
  /** The rules that decided. */
  readonly rules: RulesVersions;
}

/** A source partition in one of its lives. */
export interface Origin {
  /** The source topic's full name. */
  readonly topic: string;
  /** From 1; one more each time a source topic is made anew under the same name. */
  readonly incarnation: number;
  /** The source partition, from 0. */
  readonly partition: number;
}

/** What was done to the order. UNKNOWN stands for a symbol newer than the reader; nobody writes it. */
export type PurchaseKind =
  | 'PURCHASE'
  | 'REFUND'
  | 'CANCELLATION'
  | 'UNKNOWN';

/** How the customer was won. UNKNOWN stands for a symbol newer than the reader and is read as no source. */
export type Source =
  | 'ONLINE'
  | 'OFFLINE'
  | 'REFERRAL'
  | 'ADVERTISING'
  | 'UNKNOWN';

/** Whether a person or a company buys. UNKNOWN stands for a symbol newer than the reader and is read as no type. */
export type CustomerType =
  | 'INDIVIDUAL'
  | 'ENTERPRISE'
  | 'UNKNOWN';

/** What a purchase carries. */
export interface PurchaseBody {
  readonly type: 'PurchaseBody';
  /** What was done to the order. */
  readonly kind: PurchaseKind;
  /** Amount in the currency's minor unit (cents for EUR), 0 or more, at most 2^53 - 1; a refund's amount is not negative either. */
  readonly amountMinor: number;
  /** ISO 4217 code of the amount, such as EUR. */
  readonly currency: string;
  /** The order it belongs to, in the shop's own numbering. */
  readonly orderId: string | null;
  /** Where it took place, in the shop's own words, such as web or store-12. */
  readonly channel: string | null;
  /** How the customer was won, when the producer knows. */
  readonly source: Source | null;
  /** Whether a person or a company buys, when the producer knows. */
  readonly customerType: CustomerType | null;
}

/** What the customer did. CONTACT_MADE: the shop reached the customer. OPT_OUT, OPT_IN: the customer does not want to be, or wants to be, contacted. OTHER is also what a reader makes of a symbol newer than itself. */
export type InteractionKind =
  | 'VISIT'
  | 'EMAIL_OPEN'
  | 'EMAIL_CLICK'
  | 'APP_OPEN'
  | 'MESSAGE'
  | 'CONTACT_MADE'
  | 'OTHER'
  | 'OPT_OUT'
  | 'OPT_IN';

/** What an interaction carries. */
export interface InteractionBody {
  readonly type: 'InteractionBody';
  /** What the customer did. */
  readonly kind: InteractionKind;
  /** Where it took place, in the shop's own words, such as web or store-12. */
  readonly channel: string | null;
  /** How the customer was won, when the producer knows. */
  readonly source: Source | null;
  /** The campaign that led to it, if one did. */
  readonly campaignId: string | null;
}

/** The scale of the score. NONE: no score belongs to it. UNKNOWN stands for a symbol newer than the reader; nobody writes it. */
export type FeedbackScale =
  | 'CSAT'
  | 'NPS'
  | 'NONE'
  | 'UNKNOWN';

/** What feedback carries. */
export interface FeedbackBody {
  readonly type: 'FeedbackBody';
  /** The scale of the score. */
  readonly scale: FeedbackScale;
  /** CSAT 1 to 5, NPS 0 to 10; null when the scale is NONE or no score was given. */
  readonly score: number | null;
  /** True when it is a complaint. */
  readonly complaint: boolean;
  /** What it is about, in the shop's own words, such as delivery. */
  readonly topic: string | null;
}

export type CustomerEventBody = PurchaseBody | InteractionBody | FeedbackBody;

/** What happened to one customer, as an intake accepted it. */
export interface CustomerEvent {
  readonly type: 'CustomerEvent';
  /** Index into the block's origins, from 0. */
  readonly origin: number;
  /** Its record's offset in the source partition. */
  readonly offset: number;
  /** The customer: 1 to 256 bytes of UTF-8, not beginning with 0x00. */
  readonly customerId: string;
  /** Unique per customer and kind of event; a repeat within the duplicate window is dropped. */
  readonly eventId: string;
  /** When it happened by the source's clock, in epoch milliseconds. */
  readonly occurredAt: number;
  /** What happened. */
  readonly body: CustomerEventBody;
}

/** The passing of time: the instant up to which silences are due. */
export interface Tick {
  readonly type: 'Tick';
  /** Epoch milliseconds; a tick before the partition's stream time changes nothing. */
  readonly at: number;
}

/** From `at` on, local time is UTC + `offsetMs`. */
export interface ZoneTransition {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Local time minus UTC from then on, in milliseconds. */
  readonly offsetMs: number;
}

/** The deployment's time zone as data. */
export interface Zone {
  /** IANA name, for people; the table alone decides. */
  readonly name: string;
  /** Local time minus UTC before the first transition, in milliseconds. */
  readonly initialOffsetMs: number;
  /** Ascending by `at`. */
  readonly transitions: readonly ZoneTransition[];
}

/** REAL: ticks may not run ahead of the broker's clock. SIMULATED: they may. */
export type TimeKind =
  | 'REAL'
  | 'SIMULATED';

/** What can never change in a deployment; the first record of every partition. */
export interface Deployment {
  readonly type: 'Deployment';
  /** The deployment's id. */
  readonly id: string;
  /** How many partitions customer-events has, 1 or more. */
  readonly partitions: number;
  /** The time zone of days, windows and midnights. */
  readonly zone: Zone;
  /** ISO 4217 codes that events may carry; the first one is the currency of every profile. */
  readonly currencies: readonly string[];
  /** How many local days of buckets a customer keeps. */
  readonly daysKept: number;
  /** Outputs before it are historical; alerts before it are not published. Epoch milliseconds. */
  readonly goLive: number;
  /** Whose time the ticks carry. */
  readonly time: TimeKind;
}

/** The rules in force from an instant on. */
export interface Policy {
  readonly type: 'Policy';
  /** From 1, increasing. */
  readonly version: number;
  /** The version of the fold that must apply it, from 1. */
  readonly foldVersion: number;
  /** The instant in each customer's own time from which it acts, in epoch milliseconds; 0 for the first policy. */
  readonly effectiveAt: number;
  /** The policy as canonical JSON: no white space, keys sorted. */
  readonly document: string;
  /** The apply that wrote it; distinguishes two applies of the same version. */
  readonly applyId: string;
}

/** Calibrated cut points and model parameters in force from an instant on. */
export interface Scorecard {
  readonly type: 'Scorecard';
  /** From 1, increasing. */
  readonly version: number;
  /** The version of the fold that must apply it, from 1. */
  readonly foldVersion: number;
  /** The instant in each customer's own time from which it acts, in epoch milliseconds. */
  readonly effectiveAt: number;
  /** The scorecard as canonical JSON: no white space, keys sorted. */
  readonly document: string;
}

export type BlockEntry = CustomerEvent | Tick | Deployment | Policy | Scorecard;

/** One record of customer-events: what one intake batch, the clock or the command line had for one log partition, in order. */
export interface Block {
  /** The source partitions that the events of this block come from. */
  readonly origins: readonly Origin[];
  /** What this record adds to the log, in order. */
  readonly entries: readonly BlockEntry[];
}

/** Feedback of a customer: a score, a complaint, or both. */
export interface Feedback {
  /** Unique per customer and kind of event; a repeat within the duplicate window is dropped. */
  readonly eventId: string;
  /** The customer: 1 to 256 bytes of UTF-8, not beginning with 0x00. */
  readonly customerId: string;
  /** When it happened by the source's clock, in epoch milliseconds. */
  readonly occurredAt: number;
  /** The scale of the score. */
  readonly scale: FeedbackScale;
  /** CSAT 1 to 5, NPS 0 to 10; null when the scale is NONE or no score was given. */
  readonly score: number | null;
  /** True when it is a complaint. */
  readonly complaint: boolean;
  /** What it is about, in the shop's own words, such as delivery. */
  readonly topic: string | null;
}

/** Somebody should get in touch with the customer now. */
export interface FollowUpDue {
  /** `<customerId>:<sequence>`; the same in every delivery. */
  readonly eventId: string;
  /** The customer; also the record's key. */
  readonly customerId: string;
  /** Per customer from 1, without gaps over all of Tidemark's public topics. */
  readonly sequence: number;
  /** The instant at which it became true, in epoch milliseconds. */
  readonly at: number;
  /** The policy's follow-up plan, by its name. */
  readonly plan: string;
  /** How: phone, email, sms, social, visit or push. */
  readonly channel: string;
  /** What for, for people; as the policy has it. */
  readonly purpose: string;
  /** Which of the plan's follow-ups this is, from 1. */
  readonly number: number;
  /** How many the plan has; null when it goes on without end. */
  readonly of: number | null;
  /** When it was due by the plan alone, in epoch milliseconds: caps, the least gap and quiet hours may have put it off until `at`. */
  readonly dueSince: number;
  /** True when caps or the least gap did not allow it at `dueSince`. */
  readonly heldBack: boolean;
  /** How many more follow-ups the tightest cap of this channel allows after this one; null when the policy has none. */
  readonly capRemaining: number | null;
  /** Why it became true. */
  readonly cause: Cause;
  /** Everything known of the customer right after it. */
  readonly profile: Profile;
  /** The rules that decided. */
  readonly rules: RulesVersions;
}

/** Something a customer did that is not a purchase. */
export interface Interaction {
  /** Unique per customer and kind of event; a repeat within the duplicate window is dropped. */
  readonly eventId: string;
  /** The customer: 1 to 256 bytes of UTF-8, not beginning with 0x00. */
  readonly customerId: string;
  /** When it happened by the source's clock, in epoch milliseconds. */
  readonly occurredAt: number;
  /** What the customer did. */
  readonly kind: InteractionKind;
  /** Where it took place, in the shop's own words, such as web or store-12. Of OPT_OUT and OPT_IN: phone, email, sms, social, visit or push; anything else or null means all of them. */
  readonly channel: string | null;
  /** How the customer was won, when the producer knows. */
  readonly source: Source | null;
  /** The campaign that led to it, if one did. */
  readonly campaignId: string | null;
}

/** A purchase, or what takes one back. */
export interface Purchase {
  /** Unique per customer and kind of event; a repeat within the duplicate window is dropped. */
  readonly eventId: string;
  /** The customer: 1 to 256 bytes of UTF-8, not beginning with 0x00. */
  readonly customerId: string;
  /** The order it belongs to, in the shop's own numbering. */
  readonly orderId: string | null;
  /** When it happened by the source's clock, in epoch milliseconds. */
  readonly occurredAt: number;
  /** What was done to the order. */
  readonly kind: PurchaseKind;
  /** Amount in the currency's minor unit (cents for EUR), 0 or more, at most 10^13; a refund's amount is not negative either. */
  readonly amountMinor: number;
  /** ISO 4217 code of the amount, such as EUR. */
  readonly currency: string;
  /** Where it took place, in the shop's own words, such as web or store-12. */
  readonly channel: string | null;
  /** How the customer was won, when the producer knows. */
  readonly source: Source | null;
  /** Whether a person or a company buys, when the producer knows. */
  readonly customerType: CustomerType | null;
}

/** One move in one dimension. */
export interface DimensionChange {
  /** Which dimension, such as rfm or lifecycle. */
  readonly dimension: string;
  /** The class left; null at the first classification in this dimension. */
  readonly from: string | null;
  /** The class entered; null where the customer has no class in this dimension any more, as after the cancellation of its only order. */
  readonly to: string | null;
  /** When the new class began to hold, in epoch milliseconds; earlier than `at` when a dwell held it back. */
  readonly since: number;
}

/** A customer moved from one class to another. */
export interface SegmentChanged {
  /** `<customerId>:<sequence>`; the same in every delivery. */
  readonly eventId: string;
  /** The customer; also the record's key. */
  readonly customerId: string;
  /** Per customer from 1, without gaps over all of Tidemark's public topics. */
  readonly sequence: number;
  /** The instant at which it became true, in epoch milliseconds. */
  readonly at: number;
  /** The dimensions that moved at this instant, in policy order; never empty. */
  readonly changes: readonly DimensionChange[];
  /** Why it became true. */
  readonly cause: Cause;
  /** Everything known of the customer right after it. */
  readonly profile: Profile;
  /** The rules that decided. */
  readonly rules: RulesVersions;
}
