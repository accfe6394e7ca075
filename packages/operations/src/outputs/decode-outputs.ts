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
import type { PublishedOutput } from './published-output.ts';

/** The names of a deployment's topics, its log and its schemas: what it takes to read outputs. */
export type OutputContext = Pick<ServiceContext, 'deployment' | 'topicPrefix' | 'log' | 'registry'>;

/** Records of the public topics as outputs, in their order. */
export type DecodeOutputs = (records: readonly LogRecord[]) => Promise<readonly PublishedOutput[]>;

/** What it returns throws TidemarkError `log-corrupt` for a record that is no output, and names it. */
export function openDecodeOutputs(context: OutputContext, timing: Timing): DecodeOutputs {
  const { registry } = context;
  const { churnAlerts } = namesOf(context);
  const changes = createWireDecoder({ registry, codec: segmentChangedSchema, now: timing.now });
  const alerts = createWireDecoder({ registry, codec: churnAlertSchema, now: timing.now });
  return async (records) => {
    const values = (isAlert: boolean) =>
      records.filter(({ topic }) => (topic === churnAlerts) === isAlert).map(({ value }) => value);
    await changes.prepare(values(false));
    await alerts.prepare(values(true));
    return records.map((record) =>
      record.topic === churnAlerts
        ? { type: 'churn-alert', ...decoded(alerts, record) }
        : { type: 'segment-changed', ...decoded(changes, record) },
    );
  };
}

function decoded<T>(decoder: WireDecoder<T>, { topic, partition, offset, value }: LogRecord): T {
  const outcome = decoder.decode(value);
  if (outcome.ok) return outcome.value;
  throw new TidemarkError(
    'log-corrupt',
    `Cannot read ${topic}/${partition} at offset ${offset}: ${outcome.reason} (${outcome.detail}). Somebody else writes to this topic.`,
    { isRetryable: false },
  );
}
