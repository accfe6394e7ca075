import { namesOf } from '@tidemark/pipeline';
import { type BlockEntry, customerEventsBlockSchema } from '@tidemark/schemas';
import { createWireDecoder, type LogRecord, type ServiceContext } from '@tidemark/stream';

/** An entry of the internal log and where it stands. */
export interface LoggedEntry {
  readonly partition: number;
  readonly offset: number;
  /** The topic an event came from; undefined for what is no event. */
  readonly source: string | undefined;
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
        const source = entry.type === 'CustomerEvent' ? origins[entry.origin]?.topic : undefined;
        entries.push({ partition, offset, source, entry });
      }
    }
  }
  return entries;
}
