import type { EpochMs, Policy, Scorecard } from '@tidemark/core';
import type { ServiceContext } from '@tidemark/stream';
import { decodePartitionStatus, type PartitionStatus } from '../partition-memory/partition-memory.ts';
import { memoryFields } from '../partition-memory/stored-memory.ts';
import { decodePolicy } from '../policy/policy-document.ts';
import type { RulesRecord } from '../rules-records/rules-records.ts';
import { decodeScorecard } from '../scorecard/scorecard-document.ts';

/** How far a deployment's partitions are, and which rules they know. */
export interface DeploymentStatus {
  /** Stream time of the partition that is behind all others, and of the one that is ahead; 0: not told yet. */
  readonly earliest: EpochMs;
  readonly latest: EpochMs;
  /** As partition 0 has folded them. */
  readonly records: readonly RulesRecord[];
  /** Whether all partitions have folded the same ones. */
  readonly isComplete: boolean;
}

/** Looks at what every partition remembers. */
export async function deploymentStatus(
  { store }: ServiceContext,
  partitions: number,
): Promise<DeploymentStatus> {
  const numbers = Array.from({ length: partitions }, (_, partition) => partition);
  const statuses = await Promise.all(
    numbers.map(async (partition): Promise<PartitionStatus> => {
      const { fields } = await store.partition(partition).readFields(memoryFields);
      return decodePartitionStatus(fields);
    }),
  );
  const times = statuses.map(({ time }) => time);
  const { records } = statuses[0]!;
  return {
    earliest: Math.min(...times),
    latest: Math.max(...times),
    records,
    isComplete: statuses.every((each) => each.records.length === records.length),
  };
}

/** The policy in force at an instant, with its own limits, whatever a scorecard makes of them; undefined where there is none. */
export function policyInForce(records: readonly RulesRecord[], at: EpochMs): Policy | undefined {
  const policies = records.filter(({ kind }) => kind === 'policy');
  const record = policies.findLast(({ effectiveAt }) => effectiveAt <= at) ?? policies[0];
  return record && decodePolicy(record.document);
}

/** The newest scorecard, also one that is not in force yet. */
export function newestScorecard(records: readonly RulesRecord[]): Scorecard | undefined {
  const record = records.findLast(({ kind }) => kind === 'scorecard');
  return record && decodeScorecard(record.document);
}
