import type { PartitionBounds, ServiceContext } from '@tidemark/stream';
import { decodePartitionStatus } from '../partition-memory/partition-memory.ts';
import { memoryFields } from '../partition-memory/stored-memory.ts';
import { inForceBehind, type RulesRecord } from '../rules-records/rules-records.ts';
import { unfoldedBlocks } from './unfolded-blocks.ts';

/**
 * All policies and scorecards that a log partition holds, in its order and as the fold takes them: of a version that stands
 * twice the first one counts. Those that were folded are read from the store, the others from the rest of the log.
 */
export async function readRules(
  context: ServiceContext,
  bounds: PartitionBounds,
): Promise<readonly RulesRecord[]> {
  const { applied, fields } = await context.store.partition(bounds.partition).readFields(memoryFields);
  const records = [...decodePartitionStatus(fields).records];
  for await (const { entries } of unfoldedBlocks(context, bounds, applied)) {
    for (const entry of entries) {
      if (entry.type !== 'Policy' && entry.type !== 'Scorecard') continue;
      const { version, effectiveAt, document } = entry;
      const kind = entry.type === 'Policy' ? 'policy' : 'scorecard';
      const record = inForceBehind(records, { kind, version, effectiveAt, document });
      if (record !== undefined) records.push(record);
    }
  }
  return records;
}
