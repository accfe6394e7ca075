import type { EpochMs } from '@tidemark/core';
import type { PartitionBounds, ServiceContext } from '@tidemark/stream';
import { encodePolicy } from '../policy/policy-document.ts';
import { decodeMemory } from '../segmenter/partition-memory.ts';
import { memoryFields } from '../segmenter/stored-memory.ts';
import { unfoldedBlocks } from './unfolded-blocks.ts';

/** A policy as it stands in the log. */
export interface LoggedRules {
  readonly version: number;
  readonly effectiveAt: EpochMs;
  /** As `encodePolicy` writes it. */
  readonly document: string;
}

/**
 * All rules that a log partition holds, ascending by version, as the fold takes them: of a version that stands twice the
 * first one counts. Those that were folded are read from the store, the others from the rest of the log.
 */
export async function readRules(
  context: ServiceContext,
  bounds: PartitionBounds,
): Promise<readonly LoggedRules[]> {
  const { applied, fields } = await context.store.partition(bounds.partition).readFields(memoryFields);
  const rules: LoggedRules[] = decodeMemory(fields).rulers.map(({ policyVersion, effectiveAt, policy }) => ({
    version: policyVersion,
    effectiveAt,
    document: encodePolicy(policy),
  }));
  for await (const { entries } of unfoldedBlocks(context, bounds, applied)) {
    for (const entry of entries) {
      if (entry.type !== 'Policy' || entry.version <= (rules.at(-1)?.version ?? 0)) continue;
      const { version, effectiveAt, document } = entry;
      rules.push({ version, effectiveAt, document });
    }
  }
  return rules;
}
