import { type ContactRecord, emptyContact } from '../state/contact-record.ts';
import type { State } from '../state/state.ts';
import { weekOf } from '../state/week-counts.ts';
import { DAY, type EpochMs } from '../time/time-units.ts';
import { type ByteReader, corrupt, readInt16, readSigned } from './byte-reader.ts';
import { type ByteWriter, reserve, writeInt16, writeSigned } from './byte-writer.ts';
import { readFollowed, writeFollowed } from './followed.ts';
import { flag } from './layout.ts';
import { readWeeks, writeWeeks } from './weeks.ts';
import { readWishes, writeWishes } from './wishes.ts';

/** What a state without them has in the place of lists: none is made anew for each. */
const empty = emptyContact(0);

/** Writes the record of contacts: the phase, and of who has events the first day, then what there is, in the order of the record. */
export function writeContact(writer: ByteWriter, { contact, asOf, firstPurchaseAt }: State): void {
  reserve(writer, 4);
  writeInt16(writer, contact.phase);
  if (asOf === null) return;
  const { firstDay, interactionWeeks, lastContactAt, optOuts } = contact;
  writeSigned(writer, utcDay(firstPurchaseAt ?? asOf) - firstDay!);
  if (lastContactAt !== null) writeSigned(writer, asOf - lastContactAt);
  if (interactionWeeks.length > 0) writeWeeks(writer, interactionWeeks, weekOf(utcDay(asOf), firstDay!));
  if (optOuts.length > 0) writeWishes(writer, optOuts, asOf);
  if (contact.plan !== null || contact.recentFollowUps.length > 0) writeFollowed(writer, contact, asOf);
}

/**
 * Reads what `writeContact` wrote.
 *
 * @param flags of the state: they say what there is
 * @param base the state's `asOf`
 * @param from the first purchase, of who has bought, else `base`
 */
export function readContact(reader: ByteReader, flags: number, base: EpochMs, from: EpochMs): ContactRecord {
  const phase = readInt16(reader);
  const ofContacts =
    flags & (flag.CONTACTED | flag.INTERACTED_LATELY | flag.WISHES | flag.PLANNED | flag.FOLLOWED_UP);
  if ((flags & flag.EXISTS) === 0) {
    if (ofContacts !== 0) throw corrupt(reader, 'contacts of nobody');
    return emptyContact(phase);
  }
  const firstDay = utcDay(from) - readSigned(reader);
  const lastContactAt = flags & flag.CONTACTED ? base - readSigned(reader) : null;
  const interactionWeeks =
    flags & flag.INTERACTED_LATELY
      ? readWeeks(reader, weekOf(utcDay(base), firstDay))
      : empty.interactionWeeks;
  const optOuts = flags & flag.WISHES ? readWishes(reader, base) : empty.optOuts;
  if ((flags & (flag.PLANNED | flag.FOLLOWED_UP)) === 0)
    return { ...empty, phase, firstDay, interactionWeeks, lastContactAt, optOuts };
  const has = { published: (flags & flag.FOLLOWED_UP) !== 0, plan: (flags & flag.PLANNED) !== 0 };
  const { plan, recentFollowUps } = readFollowed(reader, base, has);
  return { phase, firstDay, interactionWeeks, lastContactAt, optOuts, plan, recentFollowUps };
}

function utcDay(at: EpochMs): number {
  return Math.floor(at / DAY);
}
