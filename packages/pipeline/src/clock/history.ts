import type { PartitionBounds, ServiceContext } from '@tidemark/stream';
import { namesOf } from '../names/names.ts';
import type { Source } from '../sources/source.ts';

/** A source topic's ends as they were seen at a start. */
export interface SourceEnds {
  /** Of the list of sources. */
  readonly name: string;
  readonly topic: string;
  readonly ends: readonly PartitionBounds[];
}

/** Where each source topic ends now; no ends for one that is not there. */
export async function sourceEnds(
  context: ServiceContext,
  sources: readonly Source[],
): Promise<readonly SourceEnds[]> {
  const names = namesOf(context);
  return Promise.all(
    sources.map(async ({ name }) => {
      const topic = names.source(name);
      return { name, topic, ends: (await context.log.bounds(topic)) ?? [] };
    }),
  );
}

/**
 * True once the intakes have carried over everything below these ends. Before that, a tick could fire silences out of
 * half-loaded history: the purchases that break them are still on their way.
 */
export async function isHistoryLoaded(
  context: ServiceContext,
  seen: readonly SourceEnds[],
): Promise<boolean> {
  const names = namesOf(context);
  for (const { name, topic, ends } of seen) {
    const committed = await context.log.committed(names.intakeGroup(name), topic);
    for (const { partition, start, end } of ends) {
      const from = committed.get(partition)?.offset ?? start;
      if (from < end && (await holdsRecords(context, { topic, partition, from, until: end }))) return false;
    }
  }
  return true;
}

/** Offsets below a partition's end may hold nothing to read: the markers of somebody's transactions. */
async function holdsRecords(
  { log }: ServiceContext,
  range: { topic: string; partition: number; from: number; until: number },
): Promise<boolean> {
  for await (const _ of log.read({ ...range, isolation: 'read_committed' })) return true;
  return false;
}
