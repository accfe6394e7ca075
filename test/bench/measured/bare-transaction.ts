import { setTimeout as sleep } from 'node:timers/promises';
import type { Message, Producer, TopicOffsets } from 'kafkajs';

/** The markers of the transaction before are still being written. */
const CONCURRENT_TRANSACTIONS = 51;
const PAUSE_MS = 1;

export interface BareTransaction {
  readonly topic: string;
  readonly messages: Message[];
  readonly group: string;
  readonly offsets: TopicOffsets;
}

/** One transaction through kafkajs's own API: offsets, records, commit. */
export async function commitBare(producer: Producer, work: BareTransaction): Promise<void> {
  const transaction = await producer.transaction();
  try {
    await onceMarkersAreWritten(() =>
      transaction.sendOffsets({ consumerGroupId: work.group, topics: [work.offsets] }),
    );
    if (work.messages.length > 0) {
      await transaction.send({ topic: work.topic, acks: -1, messages: work.messages });
    }
    await transaction.commit();
  } catch (error) {
    if (transaction.isActive()) await transaction.abort();
    throw error;
  }
}

async function onceMarkersAreWritten(request: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await request();
      return;
    } catch (error) {
      const isTooEarly = error instanceof Error && 'code' in error && error.code === CONCURRENT_TRANSACTIONS;
      if (!isTooEarly) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
