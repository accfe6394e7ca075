import type { EpochMs, Policy, Scorecard } from '@tidemark/core';
import type { ServiceContext } from '@tidemark/stream';
import { decodePartitionStatus, type PartitionStatus } from '../partition-memory/partition-memory.ts';
import { memoryFields } from '../partition-memory/stored-memory.ts';
import { decodePolicy } from '../policy/policy-document.ts';
import type { RulesRecord } from '../rules-records/rules-records.ts';
import { decodeScorecard } from '../scorecard/scorecard-document.ts';

/** How far a deployment's partitions have come in stream time, and which rules they have folded. */
export interface DeploymentStatus {
  /** Stream time of the partition that is furthest behind, and of the one that is furthest ahead; 0 before its first tick. */
  readonly earliest: EpochMs;
  readonly latest: EpochMs;
  /** Policies and scorecards as partition 0 has folded them, in the order of the log. */
  readonly records: readonly RulesRecord[];
  /** Whether all partitions have folded the same ones. */
  readonly isComplete: boolean;
}

/**
 * Reads the status of every partition from the store.
 *
 * @param partitions of the log
 * @throws TidemarkError `store-unavailable` (retryable), `store-corrupt`, or `refused` for a state of another fold version
 */
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

/**
 * The policy in force at an instant of stream time, with the limits that it was written with: not those that a scorecard puts
 * in their place. Before the first one takes effect, the first; undefined where there is none.
 *
 * @throws PolicyInvalid for a document that `encodePolicy` has not written
 */
export function policyInForce(records: readonly RulesRecord[], at: EpochMs): Policy | undefined {
  const policies = records.filter(({ kind }) => kind === 'policy');
  const record = policies.findLast(({ effectiveAt }) => effectiveAt <= at) ?? policies[0];
  return record && decodePolicy(record.document);
}

/**
 * The newest scorecard of the log, whether it has taken effect or not; undefined where there is none.
 *
 * @throws ScorecardInvalid for a document that `encodeScorecard` has not written
 */
export function newestScorecard(records: readonly RulesRecord[]): Scorecard | undefined {
  const record = records.findLast(({ kind }) => kind === 'scorecard');
  return record && decodeScorecard(record.document);
}
