import type { CustomerType, Source } from '../events/customer-event.ts';
import type { CauseKind, ChurnLevel } from '../outputs/output.ts';

/** Words that packed states name by their place. Append, never reorder. */
export const sources = [
  null,
  'ONLINE',
  'OFFLINE',
  'REFERRAL',
  'ADVERTISING',
] as const satisfies readonly (Source | null)[];
export const customerTypes = [
  null,
  'INDIVIDUAL',
  'ENTERPRISE',
] as const satisfies readonly (CustomerType | null)[];
export const levels = ['low', 'medium', 'high'] as const satisfies readonly ChurnLevel[];
export const scales = ['CSAT', 'NPS'] as const;
export const causeKinds = [
  'PURCHASE',
  'REFUND',
  'CANCELLATION',
  'INTERACTION',
  'FEEDBACK',
  'SILENCE',
  'RULES',
] as const satisfies readonly CauseKind[];
