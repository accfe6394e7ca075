import { CONTACT_CHANNELS } from '../events/contact-channels.ts';
import type { OptOut } from '../state/opt-out.ts';
import { FOLLOW_UPS_REMEMBERED, type PlanInForce, type PublishedFollowUp } from '../state/plan-in-force.ts';
import { WEEKS_KEPT, type WeekCount, type WeekCounts } from '../state/week-counts.ts';
import type { EpochMs } from '../time/time-units.ts';
import { type ByteReader, corrupt, readCount, readSigned, readText, readUnsigned } from './byte-reader.ts';
import { type ByteWriter, reserve, writeSigned, writeText, writeUnsigned } from './byte-writer.ts';

/** Writes own interactions by week: the first week as its distance from `baseWeek`, the others from the one before. */
export function writeWeeks(writer: ByteWriter, counts: WeekCounts, baseWeek: number): void {
  reserve(writer, 1 + 2 * counts.length);
  writeUnsigned(writer, counts.length);
  let previous = baseWeek;
  for (let index = 0; index < counts.length; index++) {
    const { week, count } = counts[index]!;
    if (index === 0) writeSigned(writer, baseWeek - week);
    else writeUnsigned(writer, week - previous);
    writeUnsigned(writer, count);
    previous = week;
  }
}

/** Reads what `writeWeeks` wrote: a list that is there has at least one entry. */
export function readWeeks(reader: ByteReader, baseWeek: number): WeekCount[] {
  const length = readCount(reader, 2);
  if (length === 0 || length > WEEKS_KEPT) throw corrupt(reader, `${length} weeks`);
  const counts: WeekCount[] = [];
  let week = baseWeek;
  while (counts.length < length) {
    const distance = counts.length === 0 ? -readSigned(reader) : readUnsigned(reader);
    if (counts.length > 0 && distance === 0) throw corrupt(reader, 'a week twice');
    week += distance;
    const count = readUnsigned(reader);
    if (count === 0) throw corrupt(reader, 'a week without interactions');
    counts.push({ week, count });
  }
  return counts;
}

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

/** Names of plans that stand in one state, each spelt out where it is first needed; then 1 for the first, and so on. */
type PlanNames = string[];

const SPELT_OUT = 0;

/** The plan and the follow-ups published, as they stand in a state. */
export interface Followed {
  readonly plan: PlanInForce | null;
  readonly recentFollowUps: readonly PublishedFollowUp[];
}

/** Writes the follow-ups published, if any, then the plan, if there is one. */
export function writeFollowed(writer: ByteWriter, { plan, recentFollowUps }: Followed, base: EpochMs): void {
  const names: PlanNames = [];
  if (recentFollowUps.length > 0) writePublished(writer, recentFollowUps, names, base);
  if (plan === null) return;
  writeName(writer, plan.name, names);
  reserve(writer, 4);
  const isLast = plan.lastAt !== null && plan.lastAt === recentFollowUps.at(-1)?.at;
  writeUnsigned(writer, 4 * plan.count + (plan.notBefore === null ? 0 : 2) + (isLast ? 1 : 0));
  writeSigned(writer, base - plan.since);
  if (plan.lastAt !== null && !isLast) writeSigned(writer, base - plan.lastAt);
  if (plan.notBefore !== null) writeSigned(writer, plan.notBefore - base);
}

function writePublished(
  writer: ByteWriter,
  published: readonly PublishedFollowUp[],
  names: PlanNames,
  base: EpochMs,
): void {
  writeUnsigned(writer, published.length);
  let previous = base;
  for (let index = 0; index < published.length; index++) {
    const { at, plan, channel, number } = published[index]!;
    reserve(writer, 3);
    if (index === 0) writeSigned(writer, base - at);
    else writeUnsigned(writer, at - previous);
    writeUnsigned(writer, CONTACT_CHANNELS.length * number + CONTACT_CHANNELS.indexOf(channel));
    writeName(writer, plan, names);
    previous = at;
  }
}

/** Reads what `writeFollowed` wrote. */
export function readFollowed(
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
  const since = base - readSigned(reader);
  if (isLast && (count === 0 || lastPublishedAt === undefined))
    throw corrupt(reader, 'a plan without a last');
  const spelt = count > 0 && !isLast ? base - readSigned(reader) : null;
  if (spelt !== null && spelt === lastPublishedAt) throw corrupt(reader, 'a last follow-up spelt out');
  const lastAt = isLast ? lastPublishedAt! : spelt;
  const notBefore = head % 4 >= 2 ? base + readSigned(reader) : null;
  return { name, since, count, lastAt, notBefore };
}

function readPublished(reader: ByteReader, names: PlanNames, base: EpochMs): PublishedFollowUp[] {
  const length = readCount(reader, 3);
  if (length === 0 || length > FOLLOW_UPS_REMEMBERED) throw corrupt(reader, `${length} follow-ups`);
  const published: PublishedFollowUp[] = [];
  let at = base;
  while (published.length < length) {
    at += published.length === 0 ? -readSigned(reader) : readUnsigned(reader);
    const packed = readUnsigned(reader);
    const number = Math.floor(packed / CONTACT_CHANNELS.length);
    const channel = CONTACT_CHANNELS[packed % CONTACT_CHANNELS.length]!;
    published.push({ at, plan: readName(reader, names), channel, number });
  }
  return published;
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
