import { namesOf } from '@tidemark/pipeline';
import { customerEventsBlockSchema } from '@tidemark/schemas';
import { createWireDecoder, type LogRecord, type ServiceContext } from '@tidemark/stream';

/** Beyond this many records the offsets are count enough. */
const LOOKED_AT = 200;

/**
 * How many records of a log partition are still to be folded. A tick by which nothing was due is folded without a trace:
 * those at the end of the log count only while something is due by their time.
 *
 * @param applied A: the offset from which on nothing is known to be folded
 * @param end the log's end
 */
export async function countPending(
  context: ServiceContext,
  { partition, applied, end }: { readonly partition: number; readonly applied: number; readonly end: number },
): Promise<number> {
  if (end - applied > LOOKED_AT) return end - applied;
  const { registry, timing, log, store } = context;
  const topic = namesOf(context).customerEvents;
  const records: LogRecord[] = [];
  const range = { topic, partition, from: applied, until: end, isolation: 'read_uncommitted' } as const;
  for await (const record of log.read(range)) records.push(record);
  const decoder = createWireDecoder({ registry, codec: customerEventsBlockSchema, now: timing.now });
  await decoder.prepare(records.map(({ value }) => value));
  const ticks = records.map(({ value }) => {
    const decoded = decoder.decode(value);
    const entry = decoded.ok ? decoded.value.entries[0] : undefined;
    return entry?.type === 'Tick' ? entry.at : undefined;
  });
  if (ticks.includes(undefined)) return records.length;
  const latest = Math.max(0, ...ticks.map((at) => at!));
  const due = await store.partition(partition).dueThrough(latest, 1);
  return due.length === 0 ? 0 : records.length;
}
