import { foldVersion } from '@tidemark/core';
import { customerEventsBlockSchema, type Policy as LoggedPolicy } from '@tidemark/schemas';
import { NAMES } from '../check/check-positions.ts';
import type { Move } from '../schedule/schedule.ts';
import type { World } from './world.ts';

const FRAME_BYTES = 5;
/** As the memory registry gives it, in the order of the topics. */
const BLOCK_SCHEMA_ID = 4;

/** Applies policies, as `tidemark apply` would: one version after the other in every partition, now and then again. */
export function createPolicyWriter(world: World): (move: Extract<Move, { kind: 'apply' }>) => void {
  const records: Buffer[] = [];
  const written = new Map<number, number>();
  let lastEffectiveAt = 0;

  /** Versions that the partition lacks go first: an interrupted apply is completed before the next one begins. */
  const write = (partition: number, count: number) => {
    const from = Math.min(written.get(partition) ?? 0, count - 1);
    for (const value of records.slice(from, count)) {
      broker.append([{ topic: NAMES.customerEvents, partition, key: null, value }], 'plain');
    }
    written.set(partition, Math.max(count, written.get(partition) ?? 0));
    world.trace(() => `policy ${count + 1} stands in ${partition}`);
  };
  const { broker, clocks, scheduler, schedule } = world;
  return ({ policy, aheadMs, afterMs }) => {
    lastEffectiveAt = Math.max(lastEffectiveAt + 1, clocks.wall() + aheadMs);
    const version = records.length + 2;
    const entry: LoggedPolicy = {
      type: 'Policy',
      version,
      foldVersion,
      effectiveAt: lastEffectiveAt,
      document: JSON.stringify(policy),
      applyId: `apply-${version}`,
    };
    records.push(framed(entry));
    const count = records.length;
    afterMs.forEach((ms, index) => {
      scheduler.after(ms, () => write(index % schedule.plan.logPartitions, count));
    });
  };
}

function framed(entry: LoggedPolicy): Buffer {
  const value = customerEventsBlockSchema.encode({ origins: [], entries: [entry] }, FRAME_BYTES);
  value.writeUInt8(0, 0);
  value.writeUInt32BE(BLOCK_SCHEMA_ID, 1);
  return value;
}
