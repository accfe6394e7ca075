import { subjectOf } from '@tidemark/schemas';
import { openPackWriter, type PackWriter, type RecordPack, type ServiceContext } from '@tidemark/stream';
import { namesOf } from '../names/names.ts';
import type { CustomerOutput } from './customer-output.ts';
import { instantWriter } from './instant-writer.ts';
import { outputTopics } from './list.ts';
import type { OutputTopic, PublishedValue } from './output-topic.ts';

/** The records of outputs of the fold, each for the first topic of the list that takes it. */
export type OutputPacks = (outputs: readonly CustomerOutput[], partition: number) => readonly RecordPack[];

/** An output topic, with what writes its records. */
interface OpenTopic {
  readonly declared: OutputTopic;
  readonly writer: PackWriter<PublishedValue>;
}

/**
 * Opens what makes records of outputs: Avro value, customer id as key, CloudEvents 1.0 binary-mode headers. Every byte
 * follows from the output alone, so that a replay of the log gives the same record. Looks the schemas up and registers
 * nothing.
 *
 * @throws TidemarkError `registry-unavailable`, or `refused` for a topic whose schema `setup` has not registered
 */
export async function openOutputPacks(
  context: Pick<ServiceContext, 'deployment' | 'topicPrefix' | 'registry'>,
  topics: readonly OutputTopic[] = outputTopics,
): Promise<OutputPacks> {
  const open: OpenTopic[] = [];
  for (const declared of topics) open.push({ declared, writer: await openWriter(context, declared) });
  const instantOf = instantWriter();

  const append = ({ customerId, output }: CustomerOutput) => {
    // The first alone: with a record in two topics, readers of all of them would see its sequence twice.
    const topic = open.find(({ declared }) => takes(declared, output));
    // It has its sequence already: left out, it would be a gap in what consumers see.
    if (topic === undefined) {
      throw new Error(`No output topic of the list carries this ${output.type}: sequences would have gaps`);
    }
    const eventId = `${customerId}:${output.sequence}`;
    const value = topic.declared.toValue(output, { customerId, eventId });
    topic.writer.append(customerId, value, [eventId, instantOf(output.at), customerId]);
  };
  return (outputs, partition) => {
    // An error may have come between the last ones and their packs.
    for (const { writer } of open) writer.drop();
    for (const output of outputs) append(output);
    return open.flatMap(({ writer }) => writer.take(partition));
  };
}

function openWriter(
  context: Pick<ServiceContext, 'deployment' | 'topicPrefix' | 'registry'>,
  { name, contract, eventType }: OutputTopic,
): Promise<PackWriter<PublishedValue>> {
  const names = namesOf(context);
  const topic = names.output(name);
  return openPackWriter({
    registry: context.registry,
    topic,
    subject: subjectOf(topic),
    codec: contract.schema,
    headers: {
      ce_specversion: '1.0',
      ce_id: undefined,
      ce_type: eventType,
      ce_source: names.eventSource,
      ce_time: undefined,
      ce_subject: undefined,
      'content-type': 'application/vnd.confluent.avro',
    },
  });
}

function takes(topic: OutputTopic, output: CustomerOutput['output']): boolean {
  return output.type === topic.carries && topic.takes?.(output) !== false;
}
