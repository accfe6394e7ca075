import { CONTACT_CHANNELS } from '../events/contact-channels.ts';
import type { OptOut } from '../state/opt-out.ts';
import type { EpochMs } from '../time/time-units.ts';
import { type ByteReader, corrupt, readSigned, readUnsigned } from './byte-reader.ts';
import { type ByteWriter, reserve, writeSigned, writeUnsigned } from './byte-writer.ts';

/** Writes wishes of contact: of which channels something is known, which are opted out, then the instants. */
export function writeWishes(writer: ByteWriter, wishes: readonly OptOut[], base: EpochMs): void {
  reserve(writer, 2 + wishes.length);
  let known = 0;
  let out = 0;
  for (const { channel, isOut } of wishes) {
    const bit = 1 << CONTACT_CHANNELS.indexOf(channel);
    known |= bit;
    if (isOut) out |= bit;
  }
  writeUnsigned(writer, known);
  writeUnsigned(writer, out);
  let previous = base;
  for (const { at } of wishes) {
    writeSigned(writer, previous - at);
    previous = at;
  }
}

/** Reads what `writeWishes` wrote: a list that is there has at least one entry. */
export function readWishes(reader: ByteReader, base: EpochMs): OptOut[] {
  const known = readUnsigned(reader);
  const out = readUnsigned(reader);
  const isSound = known > 0 && known < 1 << CONTACT_CHANNELS.length && (out | known) === known;
  if (!isSound) throw corrupt(reader, 'wishes of unknown channels');
  let at = base;
  return CONTACT_CHANNELS.flatMap((channel, index) => {
    const bit = 1 << index;
    if ((known & bit) === 0) return [];
    at -= readSigned(reader);
    return [{ channel, at, isOut: (out & bit) !== 0 }];
  });
}
