import { namesOf } from '@tidemark/pipeline';
import { subjectOf } from '@tidemark/schemas';
import {
  type NewRecord,
  openWireEncoder,
  partitionFor,
  refusal,
  type ServiceContext,
} from '@tidemark/stream';
import type { ShopEvent } from '../shop/shop-event.ts';
import { producerOf, type ShopProducer, shopProducers } from './shop-producers.ts';

/** The log, the registry and the names that a driver spells. */
export type SourceContext = Pick<ServiceContext, 'deployment' | 'topicPrefix' | 'log' | 'registry'>;

/**
 * Makes a shop's events records of the source topics, as a shop's own producers would. Records are keyed by customer:
 * a customer's events of one topic stay in one partition, in order.
 *
 * @throws TidemarkError `refused` when the deployment was not set up
 */
export async function openSourceRecords(
  context: SourceContext,
  producers: readonly ShopProducer[] = shopProducers,
): Promise<(event: ShopEvent) => NewRecord> {
  const open: OpenProducer[] = [];
  for (const producer of producers) open.push(await openProducer(context, producer));
  return (event) => producerOf(open, event).toRecord(event);
}

interface OpenProducer extends Pick<ShopProducer, 'takes'> {
  readonly toRecord: (event: ShopEvent) => NewRecord;
}

async function openProducer(context: SourceContext, producer: ShopProducer): Promise<OpenProducer> {
  const { source, takes } = producer;
  const topic = namesOf(context).source(source.name);
  const bounds = await context.log.bounds(topic);
  if (bounds === undefined) {
    throw refusal(`Cannot write to "${topic}": there is no such topic. Run \`tidemark setup\`.`);
  }
  const encoder = await openWireEncoder({
    registry: context.registry,
    subject: subjectOf(topic),
    codec: source.contract.schema,
  });
  const toRecord = (event: ShopEvent) => {
    const value = producer.toValue(event);
    const key = Buffer.from(value.customerId);
    return { topic, partition: partitionFor(key, bounds.length), key, value: encoder.encode(value) };
  };
  return { takes, toRecord };
}
