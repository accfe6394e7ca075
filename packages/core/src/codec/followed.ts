import { CONTACT_CHANNELS } from '../events/contact-channels.ts';
import { FOLLOW_UPS_REMEMBERED, type PlanInForce, type PublishedFollowUp } from '../state/plan-in-force.ts';
import type { EpochMs } from '../time/time-units.ts';
import { type ByteReader, corrupt, readCount, readSigned, readText, readUnsigned } from './byte-reader.ts';
import { type ByteWriter, reserve, writeSigned, writeText, writeUnsigned } from './byte-writer.ts';
import { readLapse, writeLapse } from './lapse.ts';

/** Names of plans that stand in one state, each spelt out where it is first needed; then 1 for the first, and so on. */
type PlanNames = string[];

const SPELT_OUT = 0;

/** The plan and the follow-ups published, as they stand in a state. */
interface Followed {
  readonly plan: PlanInForce | null;
  readonly recentFollowUps: readonly PublishedFollowUp[];
}

/** Writes the follow-ups published, if any, the latest first, then the plan, if there is one. */
export function writeFollowed(writer: ByteWriter, { plan, recentFollowUps }: Followed, base: EpochMs): void {
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
