import type { Source } from '../events/customer-event.ts';
import { NEVER } from '../time/time-units.ts';
import type { Dimension } from './dimension.ts';

const classes = ['unknown', 'online', 'offline', 'referral', 'advertising'] as const;

const named = {
  ONLINE: 'online',
  OFFLINE: 'offline',
  REFERRAL: 'referral',
  ADVERTISING: 'advertising',
} as const satisfies Record<Source, (typeof classes)[number]>;

/** How the customer was won: the first source known, in the order of the log. */
export const source: Dimension = {
  name: 'source',
  classes,
  classify: ({ state }) => (state.source === null ? 'unknown' : named[state.source]),
  nextChange: () => NEVER,
};
