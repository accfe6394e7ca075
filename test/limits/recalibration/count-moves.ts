import { decodeState, type EpochMs } from '@tidemark/core';
import { namesOf } from '@tidemark/pipeline';
import { segmentChangedSchema } from '@tidemark/schemas';
import type { ServiceContext } from '@tidemark/stream';
import { LOG_PARTITIONS } from '../../bench/workload/bench-deployment.ts';

const FRAME_BYTES = 5;

/** What the first scorecard has moved. */
export interface RulesMoves {
  readonly moved: number;
  /** Customers that it has moved more than once. */
  readonly movedTwice: number;
}

/** Reads all changes that are committed, and counts those that the scorecard caused. */
export async function countRulesMoves(context: ServiceContext): Promise<RulesMoves> {
  const topic = namesOf(context).output('segment-changes');
  const customers = new Set<string>();
  let moved = 0;
  for (const { partition, start } of (await context.log.bounds(topic))!) {
    const range = { topic, partition, from: start, isolation: 'read_committed' } as const;
    for await (const { value } of context.log.read(range)) {
      const { cause, customerId, rules } = segmentChangedSchema.decode(value!, FRAME_BYTES);
      if (cause.kind !== 'RULES' || rules.scorecardVersion !== 1) continue;
      moved += 1;
      customers.add(customerId);
    }
  }
  return { moved, movedTwice: moved - customers.size };
}

/** How many customers there are, and how many of them have not passed the rule set of `effectiveAt`. */
export async function countLeftBehind(
  { store }: ServiceContext,
  effectiveAt: EpochMs,
): Promise<{ readonly customers: number; readonly leftBehind: number }> {
  let customers = 0;
  let leftBehind = 0;
  for (let partition = 0; partition < LOG_PARTITIONS; partition += 1) {
    for await (const [, bytes] of store.partition(partition).scan()) {
      customers += 1;
      if (decodeState(bytes).rulesEffectiveAt !== effectiveAt) leftBehind += 1;
    }
  }
  return { customers, leftBehind };
}
