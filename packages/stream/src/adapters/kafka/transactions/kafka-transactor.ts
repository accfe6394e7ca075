import { TidemarkError } from '../../../errors/tidemark-error.ts';
import type { RecordPack, Transactor } from '../../../ports/log.ts';
import type { KafkaConnection } from '../connection/kafka-connection.ts';
import { fromKafka, isFenced, isTooLarge } from '../connection/kafka-error.ts';
import { packWaves } from './pack-waves.ts';
import { openProducerSession, type ProducerSession } from './producer-session.ts';

/**
 * Speaks the transaction protocol through kafkajs's requests, not through its producer, which looks up its coordinators
 * anew four times per transaction, retries unasked, and stays wedged after an error. Here there is
 * no retry but one, and any error ends the transactor. In this order:
 * 1. AddOffsetsToTxn. Kafka answers EndTxn before its markers are written and refuses what comes next until they are:
 *    the first request of a transaction, and no other, is repeated; it changes nothing when refused.
 * 2. Side by side: the progress offset (TxnOffsetCommit) and the records (AddPartitionsToTxn, then Produce).
 * 3. EndTxn. Before it nothing shows.
 *
 * @param onOpen called between 2 and 3: for tests that end the process inside an open transaction
 */
export async function openKafkaTransactor(
  connection: KafkaConnection,
  transactionalId: string,
  onOpen?: (transactionalId: string) => void,
): Promise<Transactor> {
  const session = await openProducerSession(connection, transactionalId);
  let isSpent = false;

  return {
    async commit(transaction) {
      if (isSpent) throw outcomeUnknown(transactionalId, new Error('the transactor is spent'));
      isSpent = true;
      try {
        await session.addOffsets(transaction.progress.group);
        await bothSettled(session.commitOffset(transaction.progress), produceAll(session, transaction.packs));
        onOpen?.(transactionalId);
        await session.end();
      } catch (error) {
        if (isFenced(error)) throw fenced(transactionalId, error);
        // Nothing of it was written, and nothing ever will be: a repeat would be as large.
        if (isTooLarge(error)) throw fromKafka(error, `commit as "${transactionalId}"`);
        throw outcomeUnknown(transactionalId, error);
      }
      isSpent = false;
    },
    async discard() {
      isSpent = true;
      session.abandon();
    },
  };
}

async function produceAll(session: ProducerSession, packs: readonly RecordPack[]): Promise<void> {
  if (packs.length === 0) return;
  await session.addPartitions(packs);
  for (const wave of packWaves(packs)) await session.produce(wave);
}

/** Waits for both also when one fails, so that nothing is in flight any more when this throws. */
async function bothSettled(...works: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(works)) {
    if (outcome.status === 'rejected') throw outcome.reason;
  }
}

function fenced(transactionalId: string, cause: unknown): TidemarkError {
  return new TidemarkError(
    'fenced',
    `Cannot commit as "${transactionalId}": a newer transactor has been opened`,
    {
      isRetryable: true,
      cause,
    },
  );
}

function outcomeUnknown(transactionalId: string, cause: unknown): TidemarkError {
  return new TidemarkError(
    'outcome-unknown',
    `Cannot confirm that "${transactionalId}" committed: ${cause instanceof Error ? cause.message : String(cause)}`,
    { isRetryable: true, cause },
  );
}
