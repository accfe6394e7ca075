import { TidemarkError } from '../../../errors/tidemark-error.ts';
import { unpackRecords } from '../../../packs/unpack-records.ts';
import type { Transactor } from '../../../ports/log.ts';
import type { MemoryBroker } from './memory-broker.ts';

/** Fences every earlier transactor of the same id and becomes its owner. */
export function openMemoryTransactor(broker: MemoryBroker, transactionalId: string): Transactor {
  const epoch = broker.raiseEpoch(transactionalId);
  let isSpent = false;

  function assertUsable(): void {
    if (broker.epochOf(transactionalId) !== epoch) {
      throw new TidemarkError(
        'fenced',
        `Cannot commit as "${transactionalId}": a newer transactor has been opened`,
        {
          isRetryable: true,
        },
      );
    }
    if (isSpent) {
      throw new TidemarkError(
        'outcome-unknown',
        `Cannot commit as "${transactionalId}": transactor is spent`,
        {
          isRetryable: true,
        },
      );
    }
  }

  return {
    async commit({ packs, progress }) {
      assertUsable();
      try {
        broker.partition(progress, 'commit progress of');
        if (packs.length > 0) broker.append(unpackRecords(packs), 'committed');
        const { group, topic, partition, offset, metadata = '' } = progress;
        broker.group(group).commit({ topic, partition, offset, metadata });
      } catch (cause) {
        isSpent = true;
        throw new TidemarkError(
          'outcome-unknown',
          `Cannot commit as "${transactionalId}": ${String(cause)}`,
          {
            isRetryable: true,
            cause,
          },
        );
      }
    },
    async discard() {
      isSpent = true;
    },
  };
}
