// Generated from the .avsc files by `pnpm generate`. Do not edit.

/** RAISED: risk appeared. ESCALATED: it rose. EASED: it fell. CLEARED: it is gone. UNKNOWN stands for a symbol newer than the reader; nobody writes it. */
export const AlertKind = ['RAISED', 'ESCALATED', 'EASED', 'CLEARED', 'UNKNOWN'] as const;

/** How likely the customer is leaving. unknown stands for a symbol newer than the reader; nobody writes it. */
export const ChurnLevel = ['low', 'medium', 'high', 'unknown'] as const;

/** SILENCE: nothing happened for long enough. RULES: the rules changed, not the customer. UNKNOWN stands for a symbol newer than the reader; nobody writes it. */
export const CauseKind = ['PURCHASE', 'REFUND', 'CANCELLATION', 'INTERACTION', 'FEEDBACK', 'SILENCE', 'RULES', 'UNKNOWN'] as const;

/** What was done to the order. UNKNOWN stands for a symbol newer than the reader; nobody writes it. */
export const PurchaseKind = ['PURCHASE', 'REFUND', 'CANCELLATION', 'UNKNOWN'] as const;

/** How the customer was won. UNKNOWN stands for a symbol newer than the reader and is read as no source. */
export const Source = ['ONLINE', 'OFFLINE', 'REFERRAL', 'ADVERTISING', 'UNKNOWN'] as const;

/** Whether a person or a company buys. UNKNOWN stands for a symbol newer than the reader and is read as no type. */
export const CustomerType = ['INDIVIDUAL', 'ENTERPRISE', 'UNKNOWN'] as const;

/** What the customer did. CONTACT_MADE: the shop reached the customer. OPT_OUT, OPT_IN: the customer does not want to be, or wants to be, contacted. OTHER is also what a reader makes of a symbol newer than itself. */
export const InteractionKind = ['VISIT', 'EMAIL_OPEN', 'EMAIL_CLICK', 'APP_OPEN', 'MESSAGE', 'CONTACT_MADE', 'OTHER', 'OPT_OUT', 'OPT_IN'] as const;

/** The scale of the score. NONE: no score belongs to it. UNKNOWN stands for a symbol newer than the reader; nobody writes it. */
export const FeedbackScale = ['CSAT', 'NPS', 'NONE', 'UNKNOWN'] as const;

/** REAL: ticks may not run ahead of the broker's clock. SIMULATED: they may. */
export const TimeKind = ['REAL', 'SIMULATED'] as const;
