import { CONTACTS_REMEMBERED, PURCHASES_REMEMBERED } from '../duplicates/event-ring.ts';
import type { ScoreGiven } from '../record-feedback.ts';
import type { State } from '../state.ts';
import { DAY, type EpochMs, NEVER } from '../time-units.ts';
import { type ByteReader, corrupt, readInt32, readSigned, readUnsigned } from './byte-reader.ts';
import { checksum } from './checksum.ts';
import { customerTypes, levels, scales, sources } from './closed-lists.ts';
import { CHECKSUM_BYTES, flag, LAYOUT_VERSION } from './layout.ts';
import { readBuckets, readHashes, readInstants } from './lists.ts';
import { readStandings } from './standings.ts';

const reader: ByteReader = { bytes: new Uint8Array(), position: 0, end: 0 };

/**
 * Unpacks what `encodeState` packed.
 *
 * @throws CoreError `state-corrupt` for anything else: cut short, changed in a bit, of an unknown version, or with
 * bytes left over. Whatever is accepted packs to the same bytes again.
 */
export function decodeState(bytes: Uint8Array): State {
  openReader(bytes);
  if (readUnsigned(reader) !== LAYOUT_VERSION) throw corrupt(reader, `not layout version ${LAYOUT_VERSION}`);
  const flags = readUnsigned(reader);
  if (flags > flag.ALL) throw corrupt(reader, 'an unknown flag');
  const state = readFields(flags);
  if (reader.position !== reader.end) throw corrupt(reader, 'bytes left over');
  return state;
}

function openReader(bytes: Uint8Array): void {
  reader.bytes = bytes;
  reader.end = bytes.length;
  reader.position = bytes.length - CHECKSUM_BYTES;
  if (reader.position < 0) throw corrupt(reader, 'cut short');
  const expected = readInt32(reader);
  reader.end -= CHECKSUM_BYTES;
  if (checksum(bytes, 0, reader.end) !== expected) throw corrupt(reader, 'the checksum does not match');
  reader.position = 0;
}

/** The fields in the order of the layout, which is not that of the state: evaluation order is what counts here. */
function readFields(flags: number): State {
  const asOf = flags & flag.EXISTS ? readSigned(reader) : null;
  const base = asOf ?? 0;
  const rulerAt = readSigned(reader);
  const sequence = readUnsigned(reader);
  const indexedDue = readIndexedDue(flags, base);
  const lastPurchaseAt = readInstant(flags & flag.BOUGHT, base);
  const firstPurchaseAt = lastPurchaseAt === null ? null : lastPurchaseAt - readUnsigned(reader);
  const purchases = readUnsigned(reader);
  const cancellations = readUnsigned(reader);
  const purchaseDays = readUnsigned(reader);
  const moneyMinor = readSigned(reader);
  const cameBackAt = readInstant(flags & flag.CAME_BACK, base);
  const lastRaisedAt = readInstant(flags & flag.RAISED, base);
  const lastInteractionAt = readInstant(flags & flag.INTERACTED, base);
  const lastFeedbackAt = readInstant(flags & flag.GAVE_FEEDBACK, base);
  const lastScore = flags & flag.SCORED ? readScore(base) : null;
  const lastSatisfiedAt = readInstant(flags & flag.SATISFIED, base);
  const traits = flags & flag.TRAITS ? readTraits() : 0;
  const standings = readStandings(reader, base);
  const buckets = readBuckets(reader, Math.floor(base / DAY));
  return {
    asOf,
    rulerAt,
    sequence,
    indexedDue,
    firstPurchaseAt,
    lastPurchaseAt,
    purchases,
    cancellations,
    moneyMinor,
    purchaseDays,
    cameBackAt,
    buckets,
    lastInteractionAt,
    lastFeedbackAt,
    lastScore,
    lastSatisfiedAt,
    complaints: flags & flag.COMPLAINED ? readInstants(reader, base) : [],
    lowScores: flags & flag.SCORED_LOW ? readInstants(reader, base) : [],
    source: sources[Math.floor(traits / customerTypes.length)]!,
    customerType: customerTypes[traits % customerTypes.length]!,
    standings,
    saidLevel: readLevel(flags),
    isAnnounced: (flags & flag.UNANNOUNCED) === 0,
    lastRaisedAt,
    recentPurchases: readHashes(reader, PURCHASES_REMEMBERED),
    recentContacts: readHashes(reader, CONTACTS_REMEMBERED),
  };
}

function readInstant(isThere: number, base: EpochMs): EpochMs | null {
  return isThere === 0 ? null : base - readSigned(reader);
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

function readScore(base: EpochMs): ScoreGiven {
  const at = base - readSigned(reader);
  const packed = readUnsigned(reader);
  return { at, scale: scales[packed % scales.length]!, score: Math.floor(packed / scales.length) };
}

function readTraits(): number {
  const traits = readUnsigned(reader);
  if (traits === 0 || traits >= sources.length * customerTypes.length)
    throw corrupt(reader, 'unknown traits');
  return traits;
}

function readLevel(flags: number): State['saidLevel'] {
  const level = levels[(flags >> flag.LEVEL_SHIFT) & 3];
  if (level === undefined) throw corrupt(reader, 'an unknown churn level');
  return level;
}
