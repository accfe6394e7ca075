import type { Dimension } from '../dimensions/dimension.ts';
import type { ClassAssignment, StepCause } from '../state/class-assignment.ts';
import type { EpochMs } from '../time/time-units.ts';
import { type ByteReader, corrupt, readCount, readSigned, readText, readUnsigned } from './byte-reader.ts';
import { type ByteWriter, reserve, writeSigned, writeText, writeUnsigned } from './byte-writer.ts';
import { causeKinds } from './closed-lists.ts';

// A class is 0 for null, 1 for a name spelt out, else its place in the dimension's list plus 2.
const SPELT_OUT = 1;
const LISTED = 2;

/** Below the class, in the same number: what follows it. */
const WAITS = 1;
const HAS_SUPPRESSED = 2;
const CLASS_STEP = 4;

/** Writes one assignment a dimension; instants are written as their distance from `base`. */
export function writeAssignments(
  writer: ByteWriter,
  assignments: readonly ClassAssignment[],
  dimensions: readonly Dimension[],
  base: EpochMs,
): void {
  writeUnsigned(writer, assignments.length);
  for (let index = 0; index < assignments.length; index++) {
    reserve(writer, 7);
    const { class: inForce, since, waiting, suppressed } = assignments[index]!;
    const follows = (waiting === null ? 0 : WAITS) + (suppressed === 0 ? 0 : HAS_SUPPRESSED);
    writeClass(writer, dimensions[index]!, inForce, follows);
    if (inForce !== null) writeSigned(writer, base - since);
    if (suppressed > 0) writeUnsigned(writer, suppressed);
    if (waiting === null) continue;
    writeClass(writer, dimensions[index]!, waiting.class, 0);
    writeSigned(writer, base - waiting.since);
    writeCause(writer, waiting.cause);
  }
}

/** Reads what `writeAssignments` wrote. */
export function readAssignments(
  reader: ByteReader,
  dimensions: readonly Dimension[],
  base: EpochMs,
): ClassAssignment[] {
  const count = readCount(reader, 1);
  if (count !== dimensions.length)
    throw corrupt(reader, `${count} dimensions instead of ${dimensions.length}`);
  const assignments = new Array<ClassAssignment>(count);
  for (let index = 0; index < count; index++) {
    const dimension = dimensions[index]!;
    const head = readUnsigned(reader);
    const inForce = readClass(reader, dimension, Math.floor(head / CLASS_STEP));
    const since = inForce === null ? 0 : base - readSigned(reader);
    const suppressed = head & HAS_SUPPRESSED ? readUnsigned(reader) : 0;
    if (head & HAS_SUPPRESSED && suppressed === 0) throw corrupt(reader, 'nothing suppressed, spelt out');
    const waiting = head & WAITS ? readWaiting(reader, dimension, base) : null;
    assignments[index] = { class: inForce, since, waiting, suppressed };
  }
  return assignments;
}

function readWaiting(reader: ByteReader, dimension: Dimension, base: EpochMs): ClassAssignment['waiting'] {
  const head = readUnsigned(reader);
  const waiting = head % CLASS_STEP === 0 ? readClass(reader, dimension, head / CLASS_STEP) : null;
  if (waiting === null) throw corrupt(reader, 'a waiting without a class');
  return { class: waiting, since: base - readSigned(reader), cause: readCause(reader) };
}

function writeClass(writer: ByteWriter, { classes }: Dimension, name: string | null, follows: number): void {
  const place = name === null ? -LISTED : classes.indexOf(name);
  writeUnsigned(writer, CLASS_STEP * (place === -1 ? SPELT_OUT : place + LISTED) + follows);
  if (place !== -1) return;
  writeText(writer, name!);
  reserve(writer, 7);
}

function readClass(reader: ByteReader, { classes }: Dimension, code: number): string | null {
  if (code === 0) return null;
  const name = code === SPELT_OUT ? readText(reader) : classes[code - LISTED];
  if (name === undefined) throw corrupt(reader, `an unknown class ${code}`);
  if (code === SPELT_OUT && classes.includes(name)) throw corrupt(reader, `the class "${name}" spelt out`);
  return name;
}

function writeCause(writer: ByteWriter, { kind, eventId }: StepCause): void {
  writeUnsigned(writer, 2 * causeKinds.indexOf(kind) + (eventId === null ? 0 : 1));
  if (eventId !== null) writeText(writer, eventId);
}

function readCause(reader: ByteReader): StepCause {
  const head = readUnsigned(reader);
  const kind = causeKinds[Math.floor(head / 2)];
  if (kind === undefined) throw corrupt(reader, 'an unknown cause');
  return { kind, eventId: head % 2 === 0 ? null : readText(reader) };
}
