import { namesOf } from '@tidemark/pipeline';
import { type Block, type BlockEntry, customerEventsBlockSchema } from '@tidemark/schemas';
import { createWireDecoder, type LogRecord, type ServiceContext } from '@tidemark/stream';

/** An entry of the internal log and where it stands. */
export interface LoggedEntry {
  readonly partition: number;
  readonly offset: number;
  /** The topic an event came from; undefined for what is no event. */
  readonly source: string | undefined;
  /** `<topic>/<incarnation>/<partition>/<offset>` of an event's record: equal for a repeat. */
  readonly origin: string | undefined;
  readonly entry: BlockEntry;
}

/** Everything the internal log holds, partition after partition, in its order. */
export async function logEntries(context: ServiceContext): Promise<readonly LoggedEntry[]> {
  const { log, registry, timing } = context;
  const topic = namesOf(context).customerEvents;
  const decoder = createWireDecoder({ registry, codec: customerEventsBlockSchema, now: timing.now });
  const entries: LoggedEntry[] = [];
  for (const { partition, start } of (await log.bounds(topic))!) {
    const range = { topic, partition, from: start, isolation: 'read_uncommitted' } as const;
    const records: LogRecord[] = [];
    for await (const record of log.read(range)) records.push(record);
    await decoder.prepare(records.map(({ value }) => value));
    for (const { offset, value } of records) {
      const decoded = decoder.decode(value);
      if (!decoded.ok) throw new Error(`${topic}/${partition} at ${offset}: ${decoded.detail}`);
      const { origins } = decoded.value;
      for (const entry of decoded.value.entries) {
        entries.push({ partition, offset, ...cameFrom(entry, origins), entry });
      }
    }
  }
  return entries;
}

function cameFrom(entry: BlockEntry, origins: Block['origins']): Pick<LoggedEntry, 'source' | 'origin'> {
  const from = entry.type === 'CustomerEvent' ? origins[entry.origin] : undefined;
  if (entry.type !== 'CustomerEvent' || from === undefined) return { source: undefined, origin: undefined };
  const { topic, incarnation, partition } = from;
  return { source: topic, origin: `${topic}/${incarnation}/${partition}/${entry.offset}` };
}
