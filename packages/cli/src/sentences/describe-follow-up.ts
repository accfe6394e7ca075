import type { PublishedOutput } from '@tidemark/operations';
import { contactBy } from './contact-by.ts';
import { localTime } from './local-time.ts';
import type { SentenceStyle } from './sentence-style.ts';

type FollowUp = Extract<PublishedOutput, { type: 'follow-up-due' }>;

/** How somebody should get in touch with the customer, what for, and why not sooner. */
export function describeFollowUp(output: FollowUp, style: SentenceStyle): string {
  const { plan, channel, purpose, number, of, capRemaining, profile } = output;
  const which = of === 1 ? plan : `${plan}, ${of === null ? `no. ${number}` : `${number} of ${of}`}`;
  const what = purpose === '' ? '' : `: ${purpose}`;
  const last = capRemaining === 0 ? '; the last one that caps allow for now' : '';
  const worth = profile.segment === null ? '' : `, segment ${profile.segment}`;
  return `is due for ${contactBy(channel)} (${which})${what}${describeWait(output, style)}${worth}${last}`;
}

function describeWait({ at, dueSince, heldBack }: FollowUp, { zone }: SentenceStyle): string {
  if (dueSince === at) return '';
  const why = heldBack ? ', held back by caps or the least gap' : '';
  return ` (due since ${localTime(zone, dueSince)}${why})`;
}
