import { namesOf } from '@tidemark/pipeline';
import { type Purchase, purchaseSchema, subjectOf } from '@tidemark/schemas';
import { type NewRecord, openWireEncoder, partitionFor, type ServiceContext } from '@tidemark/stream';

/** Source partitions of `purchases`, as its contract says for development. */
const SOURCE_PARTITIONS = 4;

/** Opens what makes a purchase the record that a shop's producer would send: keyed and partitioned by customer. */
export async function openSourceEncoder(context: ServiceContext): Promise<(purchase: Purchase) => NewRecord> {
  const topic = namesOf(context).source('purchases');
  const encoder = await openWireEncoder({
    registry: context.registry,
    subject: subjectOf(topic),
    codec: purchaseSchema,
  });
  return (purchase) => ({
    topic,
    partition: partitionFor(purchase.customerId, SOURCE_PARTITIONS),
    key: Buffer.from(purchase.customerId),
    value: encoder.encode(purchase),
  });
}
