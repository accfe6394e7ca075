import type { Dimension } from '../dimensions/dimension.ts';
import type { State } from '../state/state.ts';
import { DAY, NEVER } from '../time/time-units.ts';
import {
  type ByteWriter,
  byteWriter,
  reserve,
  takeWritten,
  writeInt32,
  writeSigned,
  writeUnsigned,
} from './byte-writer.ts';
import { checksum } from './checksum.ts';
import { writeAssignments } from './class-assignments.ts';
import { customerTypes, levels, scales, sources } from './closed-lists.ts';
import { writeContact } from './contact-record.ts';
import { flag, LAYOUT_VERSION } from './layout.ts';
import { writeBuckets, writeHashes, writeInstants } from './lists.ts';

/** Numbers outside the lists and texts, which make room for themselves. */
const FIXED_FIELDS = 40;

const writer: ByteWriter = byteWriter();

/** `Fold.encodeState` with the dimensions as an argument; `layout.ts` describes the bytes. */
export function encodeState(state: State, dimensions: readonly Dimension[]): Uint8Array {
  const base = state.asOf ?? 0;
  writer.position = writer.start; // whatever an error left half written
  reserve(writer, FIXED_FIELDS);
  writeUnsigned(writer, LAYOUT_VERSION);
  writeUnsigned(writer, flagsOf(state));
  if (state.asOf !== null) writeSigned(writer, base);
  writeSigned(writer, state.rulesEffectiveAt);
  writeUnsigned(writer, state.sequence);
  if (state.indexedDue !== null && state.indexedDue !== NEVER) writeSigned(writer, state.indexedDue - base);
  writePurchases(state, base);
  writeContacts(state, base);
  writeAssignments(writer, state.assignments, dimensions, base);
  writeBuckets(writer, state.buckets, Math.floor(base / DAY));
  if (state.complaints.length > 0) writeInstants(writer, state.complaints, base);
  if (state.lowScores.length > 0) writeInstants(writer, state.lowScores, base);
  writeContact(writer, state);
  writeHashes(writer, state.recentPurchases);
  writeHashes(writer, state.recentContacts);
  writeInt32(writer, checksum(writer.slab, writer.start, writer.position));
  return takeWritten(writer);
}

function flagsOf(state: State): number {
  return (
    (state.asOf === null ? 0 : flag.EXISTS) |
    (state.lastPurchaseAt === null ? 0 : flag.BOUGHT) |
    (state.cameBackAt === null ? 0 : flag.CAME_BACK) |
    (state.indexedDue === null ? 0 : flag.INDEXED) |
    (state.indexedDue === NEVER ? flag.NEVER_DUE : 0) |
    (state.lastRaisedAt === null ? 0 : flag.RAISED) |
    (state.isAnnounced ? 0 : flag.UNANNOUNCED) |
    (levels.indexOf(state.publishedLevel) << flag.LEVEL_SHIFT) |
    (state.lastInteractionAt === null ? 0 : flag.INTERACTED) |
    (state.lastFeedbackAt === null ? 0 : flag.GAVE_FEEDBACK) |
    (state.lastScore === null ? 0 : flag.SCORED) |
    (state.lastSatisfiedAt === null ? 0 : flag.SATISFIED) |
    (state.complaints.length === 0 ? 0 : flag.COMPLAINED) |
    (state.lowScores.length === 0 ? 0 : flag.SCORED_LOW) |
    (state.source === null && state.customerType === null ? 0 : flag.TRAITS) |
    (state.contact.interactionWeeks.length === 0 ? 0 : flag.INTERACTED_LATELY) |
    (state.contact.lastContactAt === null ? 0 : flag.CONTACTED) |
    (state.contact.optOuts.length === 0 ? 0 : flag.WISHES) |
    (state.contact.plan === null ? 0 : flag.PLANNED) |
    (state.contact.recentFollowUps.length === 0 ? 0 : flag.FOLLOWED_UP)
  );
}

function writePurchases(state: State, base: number): void {
  if (state.lastPurchaseAt !== null) {
    writeSigned(writer, base - state.lastPurchaseAt);
    writeUnsigned(writer, state.lastPurchaseAt - state.firstPurchaseAt!);
  }
  writeUnsigned(writer, state.purchases);
  writeUnsigned(writer, state.cancellations);
  writeUnsigned(writer, state.purchaseDays);
  writeSigned(writer, state.moneyMinor);
  if (state.cameBackAt !== null) writeSigned(writer, base - state.cameBackAt);
  if (state.lastRaisedAt !== null) writeSigned(writer, base - state.lastRaisedAt);
}

function writeContacts(state: State, base: number): void {
  if (state.lastInteractionAt !== null) writeSigned(writer, base - state.lastInteractionAt);
  if (state.lastFeedbackAt !== null) writeSigned(writer, base - state.lastFeedbackAt);
  if (state.lastScore !== null) {
    const { at, scale, score } = state.lastScore;
    writeSigned(writer, base - at);
    writeUnsigned(writer, scales.length * score + scales.indexOf(scale));
  }
  if (state.lastSatisfiedAt !== null) writeSigned(writer, base - state.lastSatisfiedAt);
  if (state.source !== null || state.customerType !== null) {
    writeUnsigned(
      writer,
      customerTypes.length * sources.indexOf(state.source) + customerTypes.indexOf(state.customerType),
    );
  }
}
