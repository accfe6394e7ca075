import { subjectOf } from '@tidemark/schemas';
import { type NewRecord, openWireEncoder, type ServiceContext, type WireEncoder } from '@tidemark/stream';
import { type Names, namesOf } from '../names/names.ts';
import type { CustomerOutput } from './customer-output.ts';
import { outputTopics } from './list.ts';
import type { OutputTopic } from './output-topic.ts';

/** The record of an output of the fold, for the first topic of the list that takes it. */
export type OutputRecord = (output: CustomerOutput, partition: number) => NewRecord;

/** An output topic under its deployment's name, with what writes its values. */
interface OpenTopic {
  readonly topic: string;
  readonly declared: OutputTopic;
  readonly encoder: WireEncoder<unknown>;
}

/**
 * Opens what makes records of outputs: Avro value, customer id as key, CloudEvents 1.0 binary-mode headers. Every byte
 * follows from the output alone, so that a replay of the log gives the same record. Looks the schemas up and registers
 * nothing.
 *
 * @throws TidemarkError `registry-unavailable`, or `refused` for a topic whose schema `setup` has not registered
 */
export async function openOutputRecord(
  context: Pick<ServiceContext, 'deployment' | 'topicPrefix' | 'registry'>,
  topics: readonly OutputTopic[] = outputTopics,
): Promise<OutputRecord> {
  const names = namesOf(context);
  const open: OpenTopic[] = [];
  for (const declared of topics) {
    const topic = names.output(declared.name);
    const { schema: codec } = declared.contract;
    const encoder = await openWireEncoder({ registry: context.registry, subject: subjectOf(topic), codec });
    open.push({ topic, declared, encoder });
  }
  return (output, partition) => {
    // The first alone: with a record in two topics, readers of all of them would see its sequence twice.
    const topic = open.find(({ declared }) => takes(declared, output));
    if (topic !== undefined) return recordOf(topic, output, partition, names);
    // It has its sequence already: left out, it would be a gap in what consumers see.
    throw new Error(
      `No output topic of the list carries this ${output.output.type}: sequences would have gaps`,
    );
  };
}

function takes(topic: OutputTopic, { output }: CustomerOutput): boolean {
  return output.type === topic.carries && topic.takes?.(output) !== false;
}

function recordOf(
  { topic, declared, encoder }: OpenTopic,
  { customerId, output }: CustomerOutput,
  partition: number,
  names: Names,
): NewRecord {
  const eventId = `${customerId}:${output.sequence}`;
  const headers = {
    ce_specversion: '1.0',
    ce_id: eventId,
    ce_type: declared.eventType,
    ce_source: names.eventSource,
    ce_time: new Date(output.at).toISOString(),
    ce_subject: customerId,
    'content-type': 'application/vnd.confluent.avro',
  };
  const value = encoder.encode(declared.toValue(output, { customerId, eventId }));
  return { topic, partition, key: Buffer.from(customerId), value, headers };
}
