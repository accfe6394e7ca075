import type { Dimension } from '../dimensions/dimension.ts';
import { CONTACTS_REMEMBERED, PURCHASES_REMEMBERED } from '../duplicates/event-ring.ts';
import { emptyState } from '../state/empty-state.ts';
import type { ScoreGiven } from '../state/score-given.ts';
import type { Draft, State } from '../state/state.ts';
import { DAY, type EpochMs, NEVER } from '../time/time-units.ts';
import { type ByteReader, corrupt, readInt32s, readSigned, readUnsigned } from './byte-reader.ts';
import { checksum } from './checksum.ts';
import { readAssignments } from './class-assignments.ts';
import { customerTypes, levels, scales, sources } from './closed-lists.ts';
import { readContact } from './contact-record.ts';
import { CHECKSUM_BYTES, flag, LAYOUT_VERSION } from './layout.ts';
import { readBuckets, readHashes, readInstants } from './lists.ts';

const empty = emptyState(0, 0);
const reader: ByteReader = { bytes: new Uint8Array(), position: 0, end: 0 };

/** `Fold.decodeState` with the dimensions as an argument: reads in the order in which `encodeState` wrote. */
export function decodeState(bytes: Uint8Array, dimensions: readonly Dimension[]): State {
  openReader(bytes);
  const flags = readUnsigned(reader);
  if (flags > flag.ALL) throw corrupt(reader, 'an unknown flag');
  const draft: Draft = { ...empty };
  const base = flags & flag.EXISTS ? readSigned(reader) : 0;
  if (flags & flag.EXISTS) draft.asOf = base;
  draft.rulesEffectiveAt = readSigned(reader);
  draft.sequence = readUnsigned(reader);
  draft.indexedDue = readIndexedDue(flags, base);
  readPurchases(draft, flags, base);
  readContacts(draft, flags, base);
  readChurn(draft, flags);
  draft.assignments = readAssignments(reader, dimensions, base);
  draft.buckets = readBuckets(reader, Math.floor(base / DAY));
  if (flags & flag.COMPLAINED) draft.complaints = readInstants(reader, base);
  if (flags & flag.SCORED_LOW) draft.lowScores = readInstants(reader, base);
  draft.contact = readContact(reader, flags, base, draft.firstPurchaseAt ?? base);
  draft.recentPurchases = readHashes(reader, PURCHASES_REMEMBERED);
  draft.recentContacts = readHashes(reader, CONTACTS_REMEMBERED);
  if (reader.position !== reader.end) throw corrupt(reader, 'bytes left over');
  return draft;
}

/** Checks the seal before anything is believed, and the version. */
function openReader(bytes: Uint8Array): void {
  reader.bytes = bytes;
  reader.end = bytes.length;
  reader.position = bytes.length - CHECKSUM_BYTES;
  if (reader.position < 0) throw corrupt(reader, 'cut short');
  const [expected] = readInt32s(reader, 1);
  reader.end -= CHECKSUM_BYTES;
  if (checksum(bytes, 0, reader.end) !== expected) throw corrupt(reader, 'the checksum does not match');
  reader.position = 0;
  if (readUnsigned(reader) !== LAYOUT_VERSION) throw corrupt(reader, `not layout version ${LAYOUT_VERSION}`);
}

function readInstant(base: EpochMs): EpochMs {
  return base - readSigned(reader);
}

function readIndexedDue(flags: number, base: EpochMs): EpochMs | null {
  if ((flags & flag.INDEXED) === 0) {
    if (flags & flag.NEVER_DUE) throw corrupt(reader, 'a due that is not indexed');
    return null;
  }
  if (flags & flag.NEVER_DUE) return NEVER;
  const due = base + readSigned(reader);
  if (due === NEVER) throw corrupt(reader, 'a due spelt out that is never');
  return due;
}

function readPurchases(draft: Draft, flags: number, base: EpochMs): void {
  if (flags & flag.BOUGHT) {
    const lastPurchaseAt = readInstant(base);
    draft.lastPurchaseAt = lastPurchaseAt;
    draft.firstPurchaseAt = lastPurchaseAt - readUnsigned(reader);
  }
  draft.purchases = readUnsigned(reader);
  draft.cancellations = readUnsigned(reader);
  draft.purchaseDays = readUnsigned(reader);
  draft.moneyMinor = readSigned(reader);
  if (flags & flag.CAME_BACK) draft.cameBackAt = readInstant(base);
  if (flags & flag.RAISED) draft.lastRaisedAt = readInstant(base);
}

function readContacts(draft: Draft, flags: number, base: EpochMs): void {
  if (flags & flag.INTERACTED) draft.lastInteractionAt = readInstant(base);
  if (flags & flag.GAVE_FEEDBACK) draft.lastFeedbackAt = readInstant(base);
  if (flags & flag.SCORED) draft.lastScore = readScore(base);
  if (flags & flag.SATISFIED) draft.lastSatisfiedAt = readInstant(base);
  if ((flags & flag.TRAITS) === 0) return;
  const traits = readUnsigned(reader);
  if (traits === 0 || traits >= sources.length * customerTypes.length)
    throw corrupt(reader, 'unknown traits');
  draft.source = sources[Math.floor(traits / customerTypes.length)]!;
  draft.customerType = customerTypes[traits % customerTypes.length]!;
}

function readScore(base: EpochMs): ScoreGiven {
  const at = readInstant(base);
  const packed = readUnsigned(reader);
  return { at, scale: scales[packed % scales.length]!, score: Math.floor(packed / scales.length) };
}

function readChurn(draft: Draft, flags: number): void {
  const level = levels[(flags >> flag.LEVEL_SHIFT) & 3];
  if (level === undefined) throw corrupt(reader, 'an unknown churn level');
  draft.publishedLevel = level;
  draft.isAnnounced = (flags & flag.UNANNOUNCED) === 0;
}
