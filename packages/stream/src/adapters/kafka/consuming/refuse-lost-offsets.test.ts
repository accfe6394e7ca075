import type Cluster from 'kafkajs/src/cluster/index.js';
import type { Broker } from 'kafkajs/src/cluster/index.js';
import { expect, test } from 'vitest';
import type { TidemarkError } from '../../../errors/tidemark-error.ts';
import type { TopicPartition } from '../../../ports/log.ts';
import { aroundFetches } from './around-fetches.ts';
import { refuseLostOffsets } from './refuse-lost-offsets.ts';

/** What kafkajs throws when a broker does not have the offset asked for. */
function outOfRange(partition: number): Error {
  return Object.assign(new Error('not within the range of offsets'), {
    type: 'OFFSET_OUT_OF_RANGE',
    topic: 'orders',
    partition,
  });
}

/** A cluster of one broker whose partitions 0 and 1 of `orders` hold [5, 9), and whose fetches fail. */
function guarded(failure: Error) {
  const lost: (TopicPartition & { readonly error: TidemarkError })[] = [];
  const offsetAt = (timestamp: number) => (timestamp === -2 ? '5' : '9');
  const partitionMetadata = [0, 1].map((partitionId) => ({ partitionId, leader: 1 }));
  const broker = {
    metadata: async () => ({
      brokers: [{ nodeId: 1 }],
      topicMetadata: [{ topic: 'orders', partitionMetadata }],
    }),
    fetch: async () => {
      throw failure;
    },
    listOffsets: async ({ topics }: Parameters<Broker['listOffsets']>[0]) => ({
      responses: topics.map(({ topic, partitions }) => ({
        topic,
        partitions: partitions.map(({ partition, timestamp }) => ({
          partition,
          offset: offsetAt(timestamp),
        })),
      })),
    }),
  };
  const cluster = {
    findBroker: async () => broker,
    getNodeIds: () => ['1'],
    brokerPool: { findConnectedBroker: async () => broker },
  } as unknown as Cluster;
  aroundFetches(cluster, [
    refuseLostOffsets(({ topic, partition }, error) => lost.push({ topic, partition, error })),
  ]);
  const fetchAt = async (...offsets: readonly number[]) => {
    const partitions = offsets.map((at, partition) => ({ partition, fetchOffset: String(at), maxBytes: 1 }));
    const found = await cluster.findBroker({ nodeId: 1 });
    const limits = { maxWaitTime: 0, minBytes: 1, maxBytes: 1, isolationLevel: 1 };
    return found.fetch({ ...limits, topics: [{ topic: 'orders', partitions }] });
  };
  return { lost, fetchAt };
}

test.each([4, 10])('a fetch from %d of a log that holds [5, 9) is refused for good', async (offset) => {
  const { lost, fetchAt } = guarded(outOfRange(1));

  await expect(fetchAt(7, offset)).rejects.toMatchObject({ retriable: false });

  expect(lost).toEqual([{ topic: 'orders', partition: 1, error: expect.any(Error) }]);
  expect(lost[0]!.error).toMatchObject({
    code: 'offset-out-of-range',
    isRetryable: false,
    message: `Cannot read orders[1] from offset ${offset}: it holds [5, 9)`,
  });
});

test.each([5, 9])('an offset that the log has, %d of [5, 9), is fetched again', async (offset) => {
  const { lost, fetchAt } = guarded(outOfRange(0));

  await expect(fetchAt(offset)).rejects.toMatchObject({ retriable: true });

  expect(lost).toEqual([]);
});

test('any other error is passed on', async () => {
  const failure = new Error('connection closed');
  const { lost, fetchAt } = guarded(failure);

  await expect(fetchAt(4)).rejects.toBe(failure);

  expect(lost).toEqual([]);
});

test('a broker that is found twice is guarded once', async () => {
  const { lost, fetchAt } = guarded(outOfRange(0));

  await expect(fetchAt(4)).rejects.toThrow();
  await expect(fetchAt(4)).rejects.toThrow();

  expect(lost.length).toBe(2);
});
