import { type EpochMs, type Frame, foldVersion, type Ruler, type Rulers } from '@tidemark/core';
import { type DueEntry, TidemarkError } from '@tidemark/stream';
import { type RulerRecord, rulerBehind, rulersFrom } from './ruler-records.ts';
import { type MemoryField, memoryFields, readStoredField, unreadableField } from './stored-memory.ts';

/** A sweep that takes every customer past the rulers up to `through` (a count of rulers). */
export interface Sweep {
  readonly through: number;
  /** The last index entry swept. */
  readonly after: DueEntry | undefined;
}

/**
 * What a partition remembers beside its customers. It is stored in the keys that A guards, by the same write:
 * kept anywhere else, a lost write would leave it ahead of the states or behind them.
 */
export interface PartitionMemory extends PartitionStanding {
  /** What the records make, one each. */
  rulers: readonly Ruler[];
  /** Frame and rulers as the fold takes them, made once: the fold keeps what it derives from them by this object. */
  combined: Rulers | undefined;
}

/** What of a partition's memory can be told without reading a policy. */
export interface PartitionStanding {
  /** The latest tick: stream time. 0 before the first. */
  time: EpochMs;
  frame: Frame | undefined;
  /** Policies and scorecards, in the order of the log. */
  records: readonly RulerRecord[];
  /** How many rulers every customer is known to have passed. */
  swept: number;
  sweep: Sweep | undefined;
  /** Per origin the highest source offset seen in this log partition. */
  readonly watermarks: Map<string, { offset: number }>;
}

/**
 * Reads the reserved fields, in the order of `memoryFields`; absent ones begin empty.
 *
 * @throws TidemarkError `store-corrupt` for fields that are not what `encodeMemoryField` wrote, `refused` for those of
 * another fold
 */
export function decodeMemory(fields: readonly (Buffer | undefined)[]): PartitionMemory {
  const standing = decodeStanding(fields);
  return { ...standing, rulers: readRulers(standing.records), combined: undefined };
}

/** As `decodeMemory`, but for the rulers: for who only wants to know how far a partition is. */
export function decodeStanding(fields: readonly (Buffer | undefined)[]): PartitionStanding {
  const read = <Field extends MemoryField>(field: Field) =>
    readStoredField(field, fields[memoryFields.indexOf(field)]);
  const sweep = read('sweep');
  const marks = Object.entries(read('watermarks') ?? {});
  const rulers = read('rulers');
  checkFoldVersion(rulers?.foldVersion);
  return {
    time: read('time') ?? 0,
    frame: read('frame'),
    records: rulers?.records ?? [],
    swept: sweep?.swept ?? 0,
    sweep: sweep?.sweep && { through: sweep.sweep.through, after: sweep.sweep.after },
    watermarks: new Map(marks.map(([origin, offset]) => [origin, { offset }])),
  };
}

/** Two folds make different states of the same log: going on from the other's would mix them. */
function checkFoldVersion(ofState: number | undefined): void {
  if (ofState === undefined || ofState === foldVersion) return;
  throw new TidemarkError(
    'refused',
    `Cannot go on from this state: it was folded by version ${ofState}, this release folds by version ${foldVersion}. Run the release that matches; where the log was made for this one, start the segmenter with --rebuild.`,
    { isRetryable: false },
  );
}

function readRulers(records: readonly RulerRecord[]): readonly Ruler[] {
  try {
    return rulersFrom(records);
  } catch (cause) {
    throw unreadableField('rulers', cause);
  }
}

/** Takes in a policy or scorecard as it comes into force. */
export function learnRuler(memory: PartitionMemory, record: RulerRecord): void {
  memory.rulers = [...memory.rulers, rulerBehind(memory.records, record)];
  memory.records = [...memory.records, record];
  memory.combined = undefined;
}

/** One reserved field as bytes. */
export function encodeMemoryField(memory: PartitionMemory, field: MemoryField): Buffer {
  return Buffer.from(JSON.stringify(storedForm(memory, field)));
}

function storedForm(memory: PartitionMemory, field: MemoryField): unknown {
  switch (field) {
    case 'time':
      return memory.time;
    case 'watermarks':
      return Object.fromEntries([...memory.watermarks].map(([origin, { offset }]) => [origin, offset]));
    case 'frame':
      return memory.frame;
    case 'rulers':
      return { foldVersion, records: memory.records };
    case 'sweep':
      return { swept: memory.swept, sweep: memory.sweep };
    default:
      return field satisfies never;
  }
}

/** The frame and rulers that the fold needs; an event before both is a log that nobody set up. */
export function rulersOf(memory: PartitionMemory): Rulers {
  if (memory.combined !== undefined) return memory.combined;
  const { frame, rulers } = memory;
  if (frame === undefined || rulers.length === 0) {
    throw new TidemarkError(
      'refused',
      'Cannot fold an event before the first policy: the log was not made by `tidemark setup`. Run it against empty topics.',
      { isRetryable: false },
    );
  }
  memory.combined = { frame, list: rulers };
  return memory.combined;
}

/** The ruler in force at an instant of stream time. */
export function rulerInForce(memory: PartitionMemory, time: EpochMs): Ruler | undefined {
  return memory.rulers.findLast((ruler) => ruler.effectiveAt <= time) ?? memory.rulers[0];
}

/** How many rulers have taken effect by an instant of stream time. */
export function rulersDue({ records }: PartitionStanding, time: EpochMs): number {
  return records.filter(({ effectiveAt }) => effectiveAt <= time).length;
}
