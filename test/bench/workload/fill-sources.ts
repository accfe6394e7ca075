import { namesOf } from '@tidemark/pipeline';
import type { NewRecord } from '@tidemark/stream';
import { producerOf, shopProducers } from '../../../packages/simulation/src/driving/shop-producers.ts';
import { openSourceRecords } from '../../../packages/simulation/src/driving/source-records.ts';
import type { ShopEvent } from '../../../packages/simulation/src/shop/shop-event.ts';
import type { RealContext } from '../../support/real-context.ts';

/** The records of one append; appends follow each other, so that each source holds the events in their order. */
const APPEND_RECORDS = 5_000;

/** The sources that a shop's events come from, by name: each has an intake of its own. */
export const SOURCE_NAMES: readonly string[] = shopProducers.map(({ source }) => source.name);

/** What lies in the sources. */
export interface Backlog {
  readonly events: number;
  /** Events by name of the source. */
  readonly bySource: ReadonlyMap<string, number>;
  /** Events by topic and partition: `purchases/0`. */
  readonly byPartition: ReadonlyMap<string, number>;
}

/** Writes a shop's events into its sources, as the shop's own systems would. */
export async function fillSources(context: RealContext, events: Iterable<ShopEvent>): Promise<Backlog> {
  const toRecord = await openSourceRecords(context);
  const appender = await context.log.openAppender();
  const bySource = new Map<string, number>();
  const byPartition = new Map<string, number>();
  let written = 0;
  let records: NewRecord[] = [];
  const append = async () => {
    await appender.append(records);
    written += records.length;
    records = [];
  };
  for (const event of events) {
    const record = toRecord(event);
    addOne(bySource, producerOf(shopProducers, event).source.name);
    addOne(byPartition, `${record.topic}/${record.partition}`);
    records.push(record);
    if (records.length === APPEND_RECORDS) await append();
  }
  if (records.length > 0) await append();
  await appender.close();
  return { events: written, bySource, byPartition };
}

/** Names of the sources by their topics in a deployment. */
export function sourceTopics(context: RealContext): ReadonlyMap<string, string> {
  return new Map(SOURCE_NAMES.map((name) => [namesOf(context).source(name), name]));
}

function addOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
