import { CONTACT_CHANNELS } from '../events/contact-channels.ts';
import { type ContactRecord, emptyContact } from '../state/contact-record.ts';
import type { OptOut } from '../state/opt-out.ts';
import { FOLLOW_UPS_REMEMBERED, type PlanInForce, type PublishedFollowUp } from '../state/plan-in-force.ts';
import type { State } from '../state/state.ts';
import { WEEKS_KEPT, type WeekCount, type WeekCounts, weekOf } from '../state/week-counts.ts';
import { DAY, type DurationMs, type EpochMs, HOUR, MINUTE } from '../time/time-units.ts';
import {
  type ByteReader,
  corrupt,
  readCount,
  readInt16,
  readSigned,
  readText,
  readUnsigned,
} from './byte-reader.ts';
import {
  type ByteWriter,
  reserve,
  writeInt16,
  writeSigned,
  writeText,
  writeUnsigned,
} from './byte-writer.ts';
import { flag } from './layout.ts';

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
  writeFollowed(writer, contact, asOf);
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
    flags & flag.INTERACTED_LATELY ? readWeeks(reader, weekOf(utcDay(base), firstDay)) : [];
  const optOuts = flags & flag.WISHES ? readWishes(reader, base) : [];
  const has = { published: (flags & flag.FOLLOWED_UP) !== 0, plan: (flags & flag.PLANNED) !== 0 };
  const { plan, recentFollowUps } = readFollowed(reader, base, has);
  return { phase, firstDay, interactionWeeks, lastContactAt, optOuts, plan, recentFollowUps };
}

function utcDay(at: EpochMs): number {
  return Math.floor(at / DAY);
}

/** A week lies at most so many before `baseWeek`, or one after it: the base is of another zone. One number holds it and its count. */
const WEEK_PLACES = WEEKS_KEPT + 2;

/** Writes own interactions by week, each week as its distance from `baseWeek`. */
function writeWeeks(writer: ByteWriter, counts: WeekCounts, baseWeek: number): void {
  reserve(writer, 1 + counts.length);
  writeUnsigned(writer, counts.length);
  for (let index = 0; index < counts.length; index++) {
    const { week, count } = counts[index]!;
    writeUnsigned(writer, WEEK_PLACES * (count - 1) + (baseWeek - week + 1));
  }
}

/** Reads what `writeWeeks` wrote: a list that is there has at least one entry. */
function readWeeks(reader: ByteReader, baseWeek: number): WeekCount[] {
  const length = readCount(reader, 1);
  if (length === 0 || length > WEEKS_KEPT) throw corrupt(reader, `${length} weeks`);
  const counts: WeekCount[] = [];
  while (counts.length < length) {
    const packed = readUnsigned(reader);
    const count = Math.floor(packed / WEEK_PLACES) + 1;
    const week = baseWeek + 1 - (packed % WEEK_PLACES);
    if (counts.length > 0 && week <= counts.at(-1)!.week) throw corrupt(reader, 'weeks that do not ascend');
    counts.push({ week, count });
  }
  return counts;
}

/** Writes wishes of contact: of which channels something is known, which are opted out, then the instants. */
function writeWishes(writer: ByteWriter, wishes: readonly OptOut[], base: EpochMs): void {
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
function readWishes(reader: ByteReader, base: EpochMs): OptOut[] {
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

/** Names of plans that stand in one state, each spelt out where it is first needed; then 1 for the first, and so on. */
type PlanNames = string[];

const SPELT_OUT = 0;

/** The plan and the follow-ups published, as they stand in a state. */
interface Followed {
  readonly plan: PlanInForce | null;
  readonly recentFollowUps: readonly PublishedFollowUp[];
}

/** Writes the follow-ups published, if any, the latest first, then the plan, if there is one. */
function writeFollowed(writer: ByteWriter, { plan, recentFollowUps }: Followed, base: EpochMs): void {
  const names: PlanNames = [];
  if (recentFollowUps.length > 0) writePublished(writer, recentFollowUps, names, base);
  if (plan === null) return;
  writeName(writer, plan.name, names);
  reserve(writer, 4);
  const isLast = plan.lastAt !== null && plan.lastAt === recentFollowUps.at(-1)?.at;
  writeUnsigned(writer, 4 * plan.count + (plan.notBefore === null ? 0 : 2) + (isLast ? 1 : 0));
  writeLapse(writer, base - plan.since, 0);
  if (plan.lastAt !== null && !isLast) writeSigned(writer, base - plan.lastAt);
  if (plan.notBefore !== null) writeSigned(writer, plan.notBefore - base);
}

/** One that is followed by the next of its plan over the same channel says so in the lapse between them, and nothing else. */
function writePublished(
  writer: ByteWriter,
  published: readonly PublishedFollowUp[],
  names: PlanNames,
  base: EpochMs,
): void {
  writeUnsigned(writer, published.length);
  let next: PublishedFollowUp | undefined;
  for (let index = published.length - 1; index >= 0; index--) {
    const each = published[index]!;
    reserve(writer, 3);
    const isBeforeNext = next !== undefined && isSame(each, before(next));
    writeLapse(writer, (next?.at ?? base) - each.at, isBeforeNext ? 1 : 0);
    if (!isBeforeNext) {
      writeUnsigned(writer, CONTACT_CHANNELS.length * each.number + CONTACT_CHANNELS.indexOf(each.channel));
      writeName(writer, each.plan, names);
    }
    next = each;
  }
}

type Which = Omit<PublishedFollowUp, 'at'>;

/** The follow-up of the same plan before one, if it was over the same channel. */
function before({ plan, channel, number }: Which): Which {
  return { plan, channel, number: number - 1 };
}

function isSame(left: Which, right: Which): boolean {
  return left.plan === right.plan && left.channel === right.channel && left.number === right.number;
}

/** Reads what `writeFollowed` wrote. */
function readFollowed(
  reader: ByteReader,
  base: EpochMs,
  has: { readonly published: boolean; readonly plan: boolean },
): Followed {
  const names: PlanNames = [];
  const recentFollowUps = has.published ? readPublished(reader, names, base) : [];
  const plan = has.plan ? readPlan(reader, names, base, recentFollowUps.at(-1)?.at) : null;
  return { plan, recentFollowUps };
}

function readPlan(
  reader: ByteReader,
  names: PlanNames,
  base: EpochMs,
  lastPublishedAt: EpochMs | undefined,
): PlanInForce {
  const name = readName(reader, names);
  const head = readUnsigned(reader);
  const count = Math.floor(head / 4);
  const isLast = head % 2 === 1;
  const lapse = readLapse(reader);
  if (lapse.mark !== 0) throw corrupt(reader, 'a plan that follows another one');
  if (isLast && (count === 0 || lastPublishedAt === undefined))
    throw corrupt(reader, 'a plan without a last');
  const spelt = count > 0 && !isLast ? base - readSigned(reader) : null;
  if (spelt !== null && spelt === lastPublishedAt) throw corrupt(reader, 'a last follow-up spelt out');
  const lastAt = isLast ? lastPublishedAt! : spelt;
  const notBefore = head % 4 >= 2 ? base + readSigned(reader) : null;
  return { name, since: base - lapse.ms, count, lastAt, notBefore };
}

function readPublished(reader: ByteReader, names: PlanNames, base: EpochMs): PublishedFollowUp[] {
  const length = readCount(reader, 1);
  if (length === 0 || length > FOLLOW_UPS_REMEMBERED) throw corrupt(reader, `${length} follow-ups`);
  const latestFirst: PublishedFollowUp[] = [];
  while (latestFirst.length < length) {
    const next = latestFirst.at(-1);
    const { ms, mark } = readLapse(reader);
    const which = mark === 1 && next !== undefined ? before(next) : readWhich(reader, names, next);
    if (mark === 1 && (next === undefined || which.number === 0))
      throw corrupt(reader, 'a follow-up of none');
    latestFirst.push({ at: (next?.at ?? base) - ms, ...which });
  }
  return latestFirst.reverse();
}

function readWhich(reader: ByteReader, names: PlanNames, next: PublishedFollowUp | undefined): Which {
  const packed = readUnsigned(reader);
  const number = Math.floor(packed / CONTACT_CHANNELS.length);
  const channel = CONTACT_CHANNELS[packed % CONTACT_CHANNELS.length]!;
  const which = { plan: readName(reader, names), channel, number };
  if (next !== undefined && isSame(which, before(next))) throw corrupt(reader, 'a follow-up spelt out');
  return which;
}

/** Lapses are mostly of whole hours or minutes: the largest unit that divides one is written with it. */
const units = [HOUR, MINUTE, 1] as const;

/** Writes a lapse of 0 or more milliseconds, and a mark of 0 or 1. */
function writeLapse(writer: ByteWriter, ms: DurationMs, mark: 0 | 1): void {
  const unit = units.findIndex((each) => ms % each === 0);
  writeUnsigned(writer, 2 * (units.length * (ms / units[unit]!) + unit) + mark);
}

function readLapse(reader: ByteReader): { readonly ms: DurationMs; readonly mark: number } {
  const packed = readUnsigned(reader);
  const mark = packed % 2;
  const rest = (packed - mark) / 2;
  const unit = rest % units.length;
  const ms = Math.floor(rest / units.length) * units[unit]!;
  if (!Number.isSafeInteger(ms)) throw corrupt(reader, 'a lapse too long');
  if (units.findIndex((each) => ms % each === 0) !== unit) throw corrupt(reader, 'a lapse in a smaller unit');
  return { ms, mark };
}

function writeName(writer: ByteWriter, name: string, names: PlanNames): void {
  reserve(writer, 1);
  const place = names.indexOf(name);
  writeUnsigned(writer, place === -1 ? SPELT_OUT : place + 1);
  if (place !== -1) return;
  names.push(name);
  writeText(writer, name);
}

function readName(reader: ByteReader, names: PlanNames): string {
  const place = readUnsigned(reader);
  const known = names[place - 1];
  if (place !== SPELT_OUT && known === undefined) throw corrupt(reader, `an unknown plan ${place}`);
  if (known !== undefined) return known;
  const name = readText(reader);
  if (names.includes(name)) throw corrupt(reader, `the plan "${name}" spelt out twice`);
  names.push(name);
  return name;
}
