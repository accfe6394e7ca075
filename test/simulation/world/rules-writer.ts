import { foldVersion } from '@tidemark/core';
import {
  type BlockEntry,
  customerEventsBlockSchema,
  type Scorecard as LoggedScorecard,
} from '@tidemark/schemas';
import { NAMES } from '../check/check-positions.ts';
import type { DrawnRules, Move } from '../schedule/schedule.ts';
import type { World } from './world.ts';

const FRAME_BYTES = 5;
/** As the memory registry gives it, in the order of the topics. */
const BLOCK_SCHEMA_ID = 4;

/**
 * Puts rules in force, as `tidemark apply` and the calibrator would: one after the other in every partition, now and then
 * again. They may name any instant: which one counts follows from their order in the log.
 */
export function createRulesWriter(world: World): (move: Extract<Move, { kind: 'apply' }>) => void {
  const records: Buffer[] = [];
  const written = new Map<number, number>();
  const versions = { policy: 1, scorecard: 0 };

  /** Rules that the partition lacks go first: an interrupted apply is completed before the next one begins. */
  const write = (partition: number, count: number) => {
    const from = Math.min(written.get(partition) ?? 0, count - 1);
    for (const value of records.slice(from, count)) {
      broker.append([{ topic: NAMES.customerEvents, partition, key: null, value }], 'plain');
    }
    written.set(partition, Math.max(count, written.get(partition) ?? 0));
    world.trace(() => `rule set ${count} is in ${partition}`);
  };
  const { broker, clocks, scheduler, schedule } = world;
  return ({ ruleSet, aheadMs, afterMs }) => {
    versions[ruleSet.kind] += 1;
    const version = versions[ruleSet.kind];
    const effectiveAt = clocks.wall() + aheadMs;
    records.push(framed(entryOf(ruleSet, { version, foldVersion, effectiveAt })));
    const count = records.length;
    afterMs.forEach((ms, index) => {
      scheduler.after(ms, () => write(index % schedule.plan.logPartitions, count));
    });
  };
}

function entryOf(
  ruleSet: DrawnRules,
  common: Pick<LoggedScorecard, 'version' | 'foldVersion' | 'effectiveAt'>,
): BlockEntry {
  return ruleSet.kind === 'scorecard'
    ? { type: 'Scorecard', ...common, document: JSON.stringify(ruleSet.scorecard) }
    : {
        type: 'Policy',
        ...common,
        document: JSON.stringify(ruleSet.policy),
        applyId: `apply-${common.version}`,
      };
}

function framed(entry: BlockEntry): Buffer {
  const value = customerEventsBlockSchema.encode({ origins: [], entries: [entry] }, FRAME_BYTES);
  value.writeUInt8(0, 0);
  value.writeUInt32BE(BLOCK_SCHEMA_ID, 1);
  return value;
}
