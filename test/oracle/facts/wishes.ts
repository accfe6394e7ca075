import type { ContactChannel, CustomerEvent, EpochMs } from '@tidemark/core';
import type { History } from './history.ts';

/** The instants of events of one kind of interaction, for a channel where one is asked for: none named means all. */
function instantsOf(history: History, kind: string, channel?: ContactChannel): readonly EpochMs[] {
  const isMeant = (event: CustomerEvent) =>
    event.kind === 'INTERACTION' &&
    event.interaction === kind &&
    (channel === undefined || event.channel === null || event.channel === channel);
  return history
    .map(({ event }) => event)
    .filter(isMeant)
    .map(({ at }) => at);
}

/** When we were last in touch with the customer, as far as is known; null: never. */
export function lastContactAt(history: History): EpochMs | null {
  const contacts = instantsOf(history, 'CONTACT_MADE');
  return contacts.length === 0 ? null : Math.max(...contacts);
}

/** The latest wish holds, of one instant OPT_OUT (FOLD.md 11). */
export function isOptedOut(history: History, channel: ContactChannel): boolean {
  const outs = instantsOf(history, 'OPT_OUT', channel);
  return outs.length > 0 && Math.max(...outs) >= Math.max(...instantsOf(history, 'OPT_IN', channel));
}
