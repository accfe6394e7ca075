import type { EpochMs } from '@tidemark/core';
import {
  decodePartitionStatus,
  isHistogramCounter,
  memoryFields,
  namesOf,
  newestVersion,
  readDeployment,
  type Source,
  type SourceName,
  sources as standardSources,
} from '@tidemark/pipeline';
import { deadLetterTopic, type ServiceContext } from '@tidemark/stream';
import { countPending } from './count-pending.ts';
import { countRecords } from './count-records.ts';

/** One partition of the log and its state. */
export interface PartitionStatus {
  readonly partition: number;
  /** Offsets: the end of the log; C, up to which outputs are published; A, up to which the state is folded. */
  readonly end: number;
  readonly committed: number | undefined;
  readonly applied: number | undefined;
  /** Records still to be folded. */
  readonly lag: number;
  readonly streamTime: EpochMs;
  readonly policyVersion: number | undefined;
  readonly scorecardVersion: number | undefined;
  readonly isSweeping: boolean;
  readonly customers: number;
  readonly overdueTimers: number;
}

/** How far an intake has carried its source over. */
export interface SourceStatus {
  readonly intake: SourceName;
  readonly records: number;
  /** Records not yet carried over. */
  readonly lag: number;
  readonly deadLetters: number;
}

/** Positions and lag of a running deployment, and its customers by class. */
export interface Status {
  readonly deployment: string;
  readonly sources: readonly SourceStatus[];
  readonly partitions: readonly PartitionStatus[];
  /** Customers by `<dimension>:<class>`. */
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * Reads positions, lag and counters of a running deployment; changes nothing. Each number is as of its own moment: in a
 * system that runs they do not add up exactly.
 *
 * @param listed the deployment's sources
 * @throws TidemarkError `refused` when the deployment is not set up
 */
export async function readStatus(
  context: ServiceContext,
  listed: readonly Source[] = standardSources,
): Promise<Status> {
  const deployment = await readDeployment(context);
  const names = namesOf(context);
  const committed = await context.log.committed(names.progressGroup, names.customerEvents);
  const bounds = (await context.log.bounds(names.customerEvents)) ?? [];
  const partitions = await Promise.all(
    bounds.map(({ partition, end }) =>
      partitionStatus(context, partition, end, committed.get(partition)?.offset),
    ),
  );
  const sources = await Promise.all(listed.map(({ name }) => sourceStatus(context, name)));
  return {
    deployment: deployment.id,
    sources,
    partitions,
    counts: await totalCounts(context, bounds.length),
  };
}

async function partitionStatus(
  context: ServiceContext,
  partition: number,
  end: number,
  committed: number | undefined,
): Promise<PartitionStatus> {
  const store = context.store.partition(partition);
  const { applied, fields } = await store.readFields(memoryFields);
  const { records, sweep, time } = decodePartitionStatus(fields);
  const { states, overdue } = await store.size(time);
  return {
    partition,
    end,
    committed,
    applied,
    lag: await countPending(context, { partition, applied: applied ?? 0, end }),
    streamTime: time,
    policyVersion: newestVersion(records, 'policy') || undefined,
    scorecardVersion: newestVersion(records, 'scorecard') || undefined,
    isSweeping: sweep !== undefined,
    customers: states,
    overdueTimers: overdue,
  };
}

async function sourceStatus(context: ServiceContext, intake: SourceName): Promise<SourceStatus> {
  const names = namesOf(context);
  const topic = names.source(intake);
  const committed = await context.log.committed(names.intakeGroup(intake), topic);
  const bounds = (await context.log.bounds(topic)) ?? [];
  const letters = (await context.log.bounds(deadLetterTopic(topic))) ?? [];
  const lags = bounds.map(({ partition, start, end: until }) => {
    const from = Math.max(start, committed.get(partition)?.offset ?? start);
    return countRecords(context.log, { topic, partition, from, until });
  });
  return {
    intake,
    records: sum(bounds.map(({ start, end }) => end - start)),
    lag: sum(await Promise.all(lags)),
    deadLetters: sum(letters.map(({ start, end }) => end - start)),
  };
}

async function totalCounts(
  context: ServiceContext,
  partitions: number,
): Promise<ReadonlyMap<string, number>> {
  const totals = new Map<string, number>();
  for (let partition = 0; partition < partitions; partition++) {
    const { counts } = await context.store.partition(partition).counts();
    for (const [name, count] of counts) {
      if (!isHistogramCounter(name)) totals.set(name, (totals.get(name) ?? 0) + count);
    }
  }
  return totals;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
