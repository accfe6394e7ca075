import { namesOf } from '@tidemark/pipeline';
import { churnAlertSchema, segmentChangedSchema } from '@tidemark/schemas';
import {
  createWireDecoder,
  type LogRecord,
  type ServiceContext,
  TidemarkError,
  type Timing,
  type WireDecoder,
} from '@tidemark/stream';
import { byInstant, type PublishedOutput } from './published-output.ts';

/** Reads what has been published since the last call, committed transactions only, by (at, customer id, sequence). */
export type ReadOutputs = () => Promise<readonly PublishedOutput[]>;

type SourceContext = Pick<ServiceContext, 'deployment' | 'topicPrefix' | 'log' | 'registry'>;

/** A reader of both public topics from their beginning. */
export function openReadOutputs(context: SourceContext, timing: Timing): ReadOutputs {
  const { registry } = context;
  const { segmentChanges, churnAlerts } = namesOf(context);
  const changes = createWireDecoder({ registry, codec: segmentChangedSchema, now: timing.now });
  const alerts = createWireDecoder({ registry, codec: churnAlertSchema, now: timing.now });
  const newChanges = openNewRecords(context, segmentChanges);
  const newAlerts = openNewRecords(context, churnAlerts);
  return async () => {
    const outputs: PublishedOutput[] = [
      ...(await decodeAll(changes, await newChanges())).map((value) => ({
        type: 'segment-changed' as const,
        ...value,
      })),
      ...(await decodeAll(alerts, await newAlerts())).map((value) => ({
        type: 'churn-alert' as const,
        ...value,
      })),
    ];
    return outputs.sort(byInstant);
  };
}

/**
 * Reads a topic's records that came since the last call. The position stays behind the last record seen, never behind a
 * gap: a gap may be a transaction that is still open. Its end will move the partition's end.
 */
function openNewRecords({ log }: SourceContext, topic: string): () => Promise<readonly LogRecord[]> {
  const known = new Map<number, { next: number; end: number }>();
  return async () => {
    const records: LogRecord[] = [];
    for (const { partition, start, end } of (await log.bounds(topic)) ?? []) {
      const position = known.get(partition) ?? { next: start, end: start };
      known.set(partition, position);
      if (end === position.end) continue;
      const from = Math.max(position.next, start);
      for await (const record of log.read({
        topic,
        partition,
        from,
        until: end,
        isolation: 'read_committed',
      })) {
        records.push(record);
        position.next = record.offset + 1;
      }
      position.end = end;
    }
    return records;
  };
}

async function decodeAll<T>(decoder: WireDecoder<T>, records: readonly LogRecord[]): Promise<readonly T[]> {
  await decoder.prepare(records.map((record) => record.value));
  return records.map(({ topic, partition, offset, value }) => {
    const decoded = decoder.decode(value);
    if (decoded.ok) return decoded.value;
    throw new TidemarkError(
      'log-corrupt',
      `Cannot read ${topic}/${partition} at offset ${offset}: ${decoded.reason} (${decoded.detail}). Somebody else writes to this topic.`,
      { isRetryable: false },
    );
  });
}
