import { CONTACT_CHANNELS } from '../events/contact-channels.ts';
import type { InteractionEvent } from '../events/customer-event.ts';
import type { OptOut } from '../state/opt-out.ts';
import type { Draft } from '../state/state.ts';

/** Takes an OPT_OUT or OPT_IN into a draft: per channel the latest one holds, of one instant OPT_OUT. */
export function recordWish(draft: Draft, { at, channel, interaction }: InteractionEvent): void {
  const isOut = interaction === 'OPT_OUT';
  const meant = channel === null ? CONTACT_CHANNELS : [channel];
  const wishes = CONTACT_CHANNELS.map((name) => {
    const known = draft.contact.optOuts.find((optOut) => optOut.channel === name);
    return meant.some((each) => each === name) ? later(known, { channel: name, at, isOut }) : known;
  });
  draft.contact = { ...draft.contact, optOuts: wishes.filter((wish) => wish !== undefined) };
}

function later(known: OptOut | undefined, said: OptOut): OptOut {
  if (known === undefined || said.at > known.at) return said;
  return said.at === known.at && said.isOut ? said : known;
}
