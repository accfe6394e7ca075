import { namesOf } from '@tidemark/pipeline';
import type { ServiceContext } from '@tidemark/stream';
import type { Faults } from './audit-fault.ts';

/** How often, and how far apart, C is asked for while it seems to lie behind A: it shows a moment after its commit. */
const LOOKS_AT_C = 20;
const PAUSE_MS = 100;

/** Where a partition stands. */
export interface PartitionOffsets {
  /** A. */
  readonly applied: number | undefined;
  /** C. */
  readonly committed: number | undefined;
  /** The log's first offset, and its end. */
  readonly start: number;
  readonly end: number;
}

/** Looks at A, C and the log's bounds in this order: in a live system each may have moved on beyond the one before it. */
export async function offsetsOf(context: ServiceContext, partition: number): Promise<PartitionOffsets> {
  const { applied } = await context.store.partition(partition).readFields([]);
  let committed = await findCommitted(context, partition);
  for (let look = 0; look < LOOKS_AT_C && (committed ?? 0) < (applied ?? 0); look++) {
    await context.timing.wait(PAUSE_MS);
    committed = await findCommitted(context, partition);
  }
  const bounds = await context.log.bounds(namesOf(context).customerEvents);
  const { start = 0, end = 0 } = bounds?.find((each) => each.partition === partition) ?? {};
  return { applied, committed, start, end };
}

async function findCommitted(
  { log, ...naming }: ServiceContext,
  partition: number,
): Promise<number | undefined> {
  const { progressGroup, customerEvents } = namesOf(naming);
  return (await log.committed(progressGroup, customerEvents)).get(partition)?.offset;
}

/** C, which an audit that has begun knows to be there. */
export async function committedOffset(context: ServiceContext, partition: number): Promise<number> {
  return (await findCommitted(context, partition)) ?? 0;
}

/** Whether there is anything to compare; notes why not. */
export function fits({ applied, committed, start, end }: PartitionOffsets, faults: Faults): boolean {
  if (start > 0) {
    faults.add('log-not-whole', 'first record', 'offset 0', `offset ${start}`);
    return false;
  }
  if (committed === undefined || committed > end) {
    faults.add('offsets-misfit', 'C', `0 to the log's end ${end}`, committed);
    return false;
  }
  if ((applied ?? 0) > committed) {
    faults.add('offsets-misfit', 'A', `at most C ${committed}`, applied);
    return false;
  }
  if (applied === undefined && committed > 0) {
    faults.add('offsets-misfit', 'A', `a state: records up to ${committed} were folded`, undefined);
    return false;
  }
  return true;
}
