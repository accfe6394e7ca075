import type { DeploymentConfig, EpochMs, Fold } from '@tidemark/core';
import type { OutputTopic, SegmenterCodecs } from '@tidemark/pipeline';
import type { DueEntry, ServiceContext } from '@tidemark/stream';
import { type Faults, openFaults } from './audit-fault.ts';
import { type AuditedOutputs, openAuditedOutputs } from './audit-outputs.ts';
import { compareCounters } from './compare-counters.ts';
import { compareDues } from './compare-dues.ts';
import { compareMemory } from './compare-memory.ts';
import { compareStates, findUnknownCustomers } from './compare-states.ts';
import { committedOffset, fits, offsetsOf } from './partition-offsets.ts';
import { openRecomputedPartition, type RecomputedPartition } from './recomputed-partition.ts';
import type { Sample } from './sample.ts';

/** An entry of the due index whose instant has passed, and for how long. */
export interface OverdueTimer extends DueEntry {
  /** Milliseconds since it was due. */
  readonly lateMs: number;
}

/** The result of an audit of one partition. */
export interface PartitionAudit {
  readonly partition: number;
  /** Offsets when the audit began: A (applied to the state), C (outputs published), and the end of the log. */
  readonly applied: number | undefined;
  readonly committed: number | undefined;
  readonly end: number;
  /** How many of each were compared. */
  readonly customers: number;
  readonly dues: number;
  readonly outputs: number;
  /** Outputs that retention has taken from the public topics: they are not compared. */
  readonly expiredOutputs: number;
  /** The earliest entry of the due index, if its instant has passed. */
  readonly oldestOverdue: OverdueTimer | undefined;
  /** The first differences of each kind, and how many there are of each. */
  readonly faults: Pick<Faults, 'first' | 'counts'>;
}

export interface PartitionAuditOptions {
  readonly context: ServiceContext;
  readonly deployment: DeploymentConfig;
  readonly partition: number;
  readonly codecs: SegmenterCodecs;
  readonly sample: Sample;
  /** False for a sample: the store is then not walked over whole. */
  readonly isWhole: boolean;
  readonly onFolded: (events: number) => void;
  /** The lists that the deployment runs with. */
  readonly outputs: readonly OutputTopic[];
  readonly fold: Fold;
}

/**
 * Audits one partition of a system that may be running; changes nothing.
 *
 * 1. A, C and the end, and whether they fit. 2. The log is folded up to A; the outputs are compared meanwhile.
 * 3. States, memory, counters and due index are compared, each as of the A at which it was read. 4. The log is folded on
 * to C, and the outputs are compared to their end.
 */
export async function auditPartition(options: PartitionAuditOptions): Promise<PartitionAudit> {
  const { context, partition } = options;
  const faults = openFaults(partition);
  const { start, ...offsets } = await offsetsOf(context, partition);
  const snapshot = { partition, ...offsets };
  const { first, counts } = faults;
  const nothing = { customers: 0, dues: 0, outputs: 0, expiredOutputs: 0, oldestOverdue: undefined };
  if (!fits({ ...offsets, start }, faults)) return { ...snapshot, ...nothing, faults: { first, counts } };

  const outputs = await openAuditedOutputs({ ...options, faults });
  const recomputed = openRecomputedPartition({ ...options, onOutputs: outputs.expect });
  await recomputed.foldTo(offsets.applied ?? 0);
  const { customers, dues } = await compareStore(options, recomputed, faults);
  await outputs.close(recomputed, () => committedOffset(context, partition));
  return {
    ...snapshot,
    customers,
    dues,
    ...outputCounts(outputs),
    oldestOverdue: await oldestOverdue(options, recomputed.memory.time),
    faults: { first, counts },
  };
}

async function compareStore(
  { context, partition, sample, isWhole, fold }: PartitionAuditOptions,
  recomputed: RecomputedPartition,
  faults: Faults,
): Promise<{ readonly customers: number; readonly dues: number }> {
  const { timing } = context;
  const store = context.store.partition(partition);
  const comparison = { store, recomputed, sample, faults, timing, isWhole, fold };
  const customers = await compareStates(comparison);
  if (isWhole) await findUnknownCustomers(comparison);
  await compareMemory(store, recomputed, faults);
  await compareCounters(store, recomputed, timing, faults);
  return { customers, dues: await compareDues(comparison) };
}

function outputCounts(outputs: AuditedOutputs): Pick<PartitionAudit, 'outputs' | 'expiredOutputs'> {
  const { matched, expired } = outputs.counts();
  return { outputs: matched, expiredOutputs: expired };
}

/** The earliest entry of the due index, if its instant has passed by the time that the deployment goes by. */
async function oldestOverdue(
  { context, deployment, partition }: PartitionAuditOptions,
  streamTime: EpochMs,
): Promise<OverdueTimer | undefined> {
  const now = deployment.time === 'real' ? context.timing.now() : streamTime;
  const [earliest] = await context.store.partition(partition).dueThrough(now, 1);
  return earliest === undefined ? undefined : { ...earliest, lateMs: now - earliest.due };
}
