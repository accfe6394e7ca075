import { namesOf, type OutputTopic, outputTopics } from '@tidemark/pipeline';
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

/** A topic's kind of output, and what reads its values. */
interface ReadTopic {
  readonly type: OutputTopic['carries'];
  readonly decoder: WireDecoder<unknown>;
}

/**
 * Opens what reads the records of output topics: by the schema of each, as outputs of the kind that it carries.
 *
 * What it returns throws TidemarkError `log-corrupt` for a record that is no output, and names it.
 *
 * @param outputs the topics whose records come
 */
export function openDecodeOutputs(
  context: OutputContext,
  timing: Timing,
  outputs: readonly OutputTopic[] = outputTopics,
): DecodeOutputs {
  const { registry } = context;
  const names = namesOf(context);
  const topics = new Map<string, ReadTopic>();
  for (const { name, carries, contract } of outputs) {
    const decoder = createWireDecoder<unknown>({ registry, codec: contract.schema, now: timing.now });
    topics.set(names.output(name), { type: carries, decoder });
  }
  return async (records) => {
    for (const [topic, { decoder }] of topics)
      await decoder.prepare(records.filter((each) => each.topic === topic).map(({ value }) => value));
    return records.map((record) => decoded(topics.get(record.topic)!, record));
  };
}

function decoded(
  { type, decoder }: ReadTopic,
  { topic, partition, offset, value }: LogRecord,
): PublishedOutput {
  const outcome = decoder.decode(value);
  // The list holds a topic's values to the fields of the kind that it carries.
  if (outcome.ok) return { type, ...(outcome.value as object) } as PublishedOutput;
  throw new TidemarkError(
    'log-corrupt',
    `Cannot read ${topic}/${partition} at offset ${offset}: ${outcome.reason} (${outcome.detail}). Somebody else writes to this topic.`,
    { isRetryable: false },
  );
}
