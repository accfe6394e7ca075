import type { EpochMs } from '@tidemark/core';
import type { Block, CustomerEvent } from '@tidemark/schemas';
import { type BatchPlan, type LogRecord, TidemarkError, type WireDecoder } from '@tidemark/stream';
import { type PartitionMemory, ruleSetAt, rulesDue } from '../partition-memory/partition-memory.ts';

/** A batch takes whole records until it holds about this many events. */
const BATCH_EVENTS = 2_000;

export interface PlannedBlocks {
  readonly plan: BatchPlan;
  readonly blocks: readonly Block[];
  readonly endsInTick: boolean;
  /** The customers of the events, each once. */
  readonly ids: ReadonlySet<string>;
  /** How many entries of each due list may be handled, of those that nothing unwritten hides. */
  readonly handled: { readonly timers: number; readonly sweep: number };
}

/**
 * Takes records for one batch. A record that is not events alone ends its batch: after a tick the due list is read
 * through the batch, and rules must be in the memory before the next tick asks what it sweeps.
 *
 * @param unwritten of how many customers the store may hold an older state
 */
export function planBlocks(
  decoder: WireDecoder<Block>,
  memory: PartitionMemory,
  records: readonly LogRecord[],
  unwritten: number,
): PlannedBlocks {
  const blocks: Block[] = [];
  const ids = new Set<string>();
  let events = 0;
  let tick: EpochMs | undefined;
  for (const record of records) {
    const block = decodeBlock(decoder, record);
    blocks.push(block);
    let isEventsAlone = true;
    for (const entry of block.entries) {
      if (entry.type === 'CustomerEvent') {
        if (!isSound(entry, block)) throw corrupt(record, 'an event has no origin, or no customer');
        ids.add(entry.customerId);
      } else isEventsAlone = false;
    }
    events += isEventsAlone ? block.entries.length : 0;
    tick = tickOf(block, record);
    if (!isEventsAlone || events >= BATCH_EVENTS) break;
  }
  const counts = { taken: blocks.length, events };
  if (tick === undefined) {
    const plan = { ...counts, timers: undefined, sweep: undefined };
    return { plan, blocks, endsInTick: false, ids, handled: { timers: 0, sweep: 0 } };
  }
  const time = Math.max(memory.time, tick);
  const handled = handledBy(memory, time, ids.size);
  return {
    plan: { ...counts, ...tickReads(memory, time, handled, unwritten) },
    blocks,
    endsInTick: true,
    ids,
    handled,
  };
}

/** How far into its due lists a tick may come: the customers of its batch's events, and of its own timers, may be anywhere. */
function handledBy(memory: PartitionMemory, time: EpochMs, updated: number): PlannedBlocks['handled'] {
  const ruleSet = ruleSetAt(memory, time);
  if (ruleSet === undefined) return { timers: 0, sweep: 0 };
  const { timersPerTick, sweepPerTick } = ruleSet.policy.limits;
  return { timers: timersPerTick + updated, sweep: sweepPerTick + timersPerTick + updated };
}

/** What a tick reads: as many entries more than it may handle as what is unwritten may hide. */
function tickReads(
  memory: PartitionMemory,
  time: EpochMs,
  handled: PlannedBlocks['handled'],
  unwritten: number,
): Pick<BatchPlan, 'timers' | 'sweep'> {
  if (handled.timers === 0) return { timers: undefined, sweep: undefined };
  const isSweeping = memory.sweep !== undefined || rulesDue(memory, time) > memory.swept;
  return {
    timers: { through: time, limit: handled.timers + unwritten },
    sweep: isSweeping ? { after: memory.sweep?.after, limit: handled.sweep + unwritten } : undefined,
  };
}

/** What no intake writes, and neither source positions nor the store could take. */
function isSound({ origin, customerId }: CustomerEvent, { origins }: Block): boolean {
  return origin >= 0 && origin < origins.length && customerId.length > 0 && customerId.charCodeAt(0) !== 0;
}

function decodeBlock(decoder: WireDecoder<Block>, record: LogRecord): Block {
  const decoded = decoder.decode(record.value);
  if (decoded.ok) return decoded.value;
  throw corrupt(record, `${decoded.reason}: ${decoded.detail}`);
}

function tickOf(block: Block, record: LogRecord): EpochMs | undefined {
  const tick = block.entries.find((entry) => entry.type === 'Tick');
  if (tick !== undefined && block.entries.length > 1) throw corrupt(record, 'a tick does not stand alone');
  return tick?.at;
}

function corrupt({ topic, partition, offset }: LogRecord, detail: string): TidemarkError {
  return new TidemarkError(
    'log-corrupt',
    `Cannot fold ${topic}/${partition} at offset ${offset}: ${detail}. Nobody but Tidemark's own services may write this topic; find the writer before you go on.`,
    { isRetryable: false },
  );
}
