import { feedback, interactions, namesOf, purchases } from '@tidemark/pipeline';
import {
  type CustomerEvent,
  type CustomerEventBody,
  customerEventsBlockSchema,
  subjectOf,
} from '@tidemark/schemas';
import { openWireEncoder, partitionFor, type ServiceContext } from '@tidemark/stream';
import { toFeedback, toInteraction, toPurchase } from '../../../packages/simulation/src/driving/to-wire.ts';
import type { ShopEvent } from '../../../packages/simulation/src/shop/shop-event.ts';
import { LOG_PARTITIONS } from './bench-deployment.ts';

/** What an intake puts into one block. */
const BLOCK_EVENTS = 500;

/** Writes a shop's events into the log in full blocks, as intakes that work off a backlog leave it, or in smaller ones. */
export async function fillLog(
  context: ServiceContext,
  events: Iterable<ShopEvent>,
  blockEvents = BLOCK_EVENTS,
): Promise<void> {
  const topic = namesOf(context).customerEvents;
  const encoder = await openWireEncoder({
    registry: context.registry,
    subject: subjectOf(topic),
    codec: customerEventsBlockSchema,
  });
  const appender = await context.log.openAppender();
  const origins = [{ topic: 'shop', incarnation: 1, partition: 0 }];
  const open = Array.from({ length: LOG_PARTITIONS }, (): CustomerEvent[] => []);
  const close = async (partition: number) => {
    const entries = open[partition]!;
    open[partition] = [];
    await appender.append([{ topic, partition, key: null, value: encoder.encode({ origins, entries }) }]);
  };
  let offset = 0;
  for (const event of events) {
    const partition = partitionFor(event.customerId, LOG_PARTITIONS);
    open[partition]!.push(toLogged(event, offset++));
    if (open[partition]!.length === blockEvents) await close(partition);
  }
  for (const [partition, rest] of open.entries()) if (rest.length > 0) await close(partition);
  await appender.close();
}

function toLogged(event: ShopEvent, offset: number): CustomerEvent {
  const { customerId, eventId, occurredAt } = event;
  return {
    type: 'CustomerEvent',
    origin: 0,
    offset,
    customerId,
    eventId,
    occurredAt,
    body: bodyOf(event),
  };
}

function bodyOf(event: ShopEvent): CustomerEventBody {
  switch (event.type) {
    case 'interaction':
      return interactions.events(toInteraction(event))[0]!.body;
    case 'feedback':
      return feedback.events(toFeedback(event))[0]!.body;
    default:
      return purchases.events(toPurchase(event))[0]!.body;
  }
}
