import type { ContactChannel } from './customer-event.ts';

/** All channels, in the order in which states keep them. Packed states name one by its place: append, never reorder. */
export const CONTACT_CHANNELS = [
  'phone',
  'email',
  'sms',
  'social',
  'visit',
  'push',
] as const satisfies readonly ContactChannel[];

/**
 * The channel that a producer's word names, in upper or lower case; null for anything else: all of them.
 *
 * @example contactChannel('Email') // 'email'
 */
export function contactChannel(word: string | null): ContactChannel | null {
  if (word === null) return null;
  const name = word.toLowerCase();
  return CONTACT_CHANNELS.find((channel) => channel === name) ?? null;
}
