/** All kinds of interaction. CONTACT_MADE is the shop's own doing, OPT_OUT and OPT_IN say what the customer wants of contacts. */
export const INTERACTION_KINDS = [
  'VISIT',
  'EMAIL_OPEN',
  'EMAIL_CLICK',
  'APP_OPEN',
  'MESSAGE',
  'CONTACT_MADE',
  'OPT_OUT',
  'OPT_IN',
  'OTHER',
] as const;

export type InteractionKind = (typeof INTERACTION_KINDS)[number];
