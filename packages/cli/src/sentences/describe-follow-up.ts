import type { PublishedOutput } from '@tidemark/operations';
import { formatInstant } from './format-instant.ts';

type FollowUp = Extract<PublishedOutput, { type: 'follow-up-due' }>;

/** How somebody should get in touch with the customer, what for, and why not sooner. */
export function describeFollowUp(output: FollowUp): string {
  const { plan, channel, purpose, number, of, dueSince, heldBack, at } = output;
  const which = of === null ? `no. ${number}` : `${number} of ${of}`;
  const what = purpose === '' ? '' : `: ${purpose}`;
  return `is due for a follow-up by ${channel} (${plan}, ${which})${what}${delay(dueSince, heldBack, at)}`;
}

function delay(dueSince: number, heldBack: boolean, at: number): string {
  if (dueSince === at) return '';
  return ` (due since ${formatInstant(dueSince)}, ${heldBack ? 'held back by caps' : 'after quiet hours'})`;
}
