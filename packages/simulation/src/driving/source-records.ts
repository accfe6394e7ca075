import { namesOf, type SourceName } from '@tidemark/pipeline';
import { feedback, interactions, purchases, subjectOf, type TopicContract } from '@tidemark/schemas';
import {
  type NewRecord,
  openWireEncoder,
  partitionFor,
  refusal,
  type ServiceContext,
} from '@tidemark/stream';
import type { ShopEvent } from '../shop/shop-event.ts';
import { toFeedback, toInteraction, toPurchase } from './to-wire.ts';

/** The log, the registry and the names that a driver spells. */
export type SourceContext = Pick<ServiceContext, 'deployment' | 'topicPrefix' | 'log' | 'registry'>;

/**
 * Makes a shop's events records of the source topics, as a shop's own producers would. Records are keyed by customer:
 * a customer's events of one topic stay in one partition, in order.
 *
 * @throws TidemarkError `refused` when the deployment was not set up
 */
export async function openSourceRecords(context: SourceContext): Promise<(event: ShopEvent) => NewRecord> {
  const onPurchases = await openSource(context, 'purchases', purchases);
  const onInteractions = await openSource(context, 'interactions', interactions);
  const onFeedback = await openSource(context, 'feedback', feedback);
  return (event) => {
    switch (event.type) {
      case 'purchase':
      case 'refund':
      case 'cancellation':
        return onPurchases(toPurchase(event));
      case 'interaction':
        return onInteractions(toInteraction(event));
      case 'feedback':
        return onFeedback(toFeedback(event));
      default:
        return event satisfies never;
    }
  };
}

async function openSource<T extends { readonly customerId: string }>(
  context: SourceContext,
  intake: SourceName,
  { schema }: TopicContract<T>,
): Promise<(value: T) => NewRecord> {
  const topic = namesOf(context).source(intake);
  const bounds = await context.log.bounds(topic);
  if (bounds === undefined) {
    throw refusal(`Cannot write to "${topic}": there is no such topic. Run \`tidemark setup\`.`);
  }
  const encoder = await openWireEncoder({
    registry: context.registry,
    subject: subjectOf(topic),
    codec: schema,
  });
  return (value) => {
    const key = Buffer.from(value.customerId);
    return { topic, partition: partitionFor(key, bounds.length), key, value: encoder.encode(value) };
  };
}
