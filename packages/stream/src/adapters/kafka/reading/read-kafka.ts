import type Cluster from 'kafkajs/src/cluster/index.js';
import type { FetchedPartition } from 'kafkajs/src/cluster/index.js';
import Batch from 'kafkajs/src/consumer/batch.js';
import { refusal } from '../../../errors/refusal.ts';
import { TidemarkError } from '../../../errors/tidemark-error.ts';
import type { LogRecord, ReadOptions } from '../../../ports/log.ts';
import type { KafkaConnection } from '../connection/kafka-connection.ts';
import { type KeptCluster, keepCluster } from '../connection/keep-cluster.ts';
import { fetchBounds } from '../inspecting/fetch-bounds.ts';
import { fromMessage } from '../records/kafka-record.ts';

/** Little at first, for those who want one record; then much. */
const FIRST_FETCH_BYTES = 64 * 1024;
const FETCH_GROWTH = 4;
const MAX_FETCH_BYTES = 2 * 1024 * 1024;
const MAX_WAIT_MS = 500;
const ISOLATION_LEVELS = { read_uncommitted: 0, read_committed: 1 } as const satisfies Record<
  ReadOptions['isolation'],
  number
>;

/**
 * Fetches a stretch without any group: kafkajs's consumer cannot be given a partition, and a group of one would join,
 * leave traces on the broker, and not report the control records that it has passed. Fetches have a connection of their own:
 * on the one for looks a fetch that waits for records would hold up every look behind it.
 */
export async function* readKafka(
  connection: KafkaConnection,
  looks: KeptCluster,
  options: ReadOptions,
): AsyncIterable<LogRecord> {
  const until = await resolveUntil(looks, options);
  let position = options.from;
  let maxBytes = FIRST_FETCH_BYTES;
  const fetches = keepCluster(connection);
  try {
    while (position < until) {
      const batch = await fetches.use(describe(options), (cluster) =>
        fetchBatch(cluster, options, position, maxBytes),
      );
      for (const message of batch.messages) {
        if (Number(message.offset) >= until) return;
        yield fromMessage(options, message);
      }
      position = positionAfter(batch, position);
      maxBytes = Math.min(maxBytes * FETCH_GROWTH, MAX_FETCH_BYTES);
    }
  } finally {
    await fetches.close();
  }
}

/** Never beyond the end that the log had at the call: a bounded read must not wait for what may never come. */
async function resolveUntil(looks: KeptCluster, options: ReadOptions): Promise<number> {
  const bounds = (await fetchBounds(looks, options.topic))?.[options.partition];
  if (bounds === undefined) {
    throw refusal(`Cannot ${describe(options)}: it does not exist`);
  }
  if (options.from < bounds.start || options.from > bounds.end) {
    throw new TidemarkError(
      'offset-out-of-range',
      `Cannot ${describe(options)} from offset ${options.from}: it holds [${bounds.start}, ${bounds.end})`,
      { isRetryable: false },
    );
  }
  return Math.min(options.until ?? bounds.end, bounds.end);
}

async function fetchBatch(
  cluster: Cluster,
  { topic, partition, isolation }: ReadOptions,
  position: number,
  maxBytes: number,
) {
  await cluster.addMultipleTargetTopics([topic]);
  const { leader } = cluster.findTopicPartitionMetadata(topic).find((p) => p.partitionId === partition)!;
  const broker = await cluster.findBroker({ nodeId: leader });
  const fetchOffset = String(position);
  const { responses } = await broker.fetch({
    maxWaitTime: MAX_WAIT_MS,
    minBytes: 1,
    maxBytes,
    isolationLevel: ISOLATION_LEVELS[isolation],
    topics: [{ topic, partitions: [{ partition, fetchOffset, maxBytes }] }],
  });
  return new Batch(topic, fetchOffset, inOrder(responses[0]!.partitions[0]!));
}

/** kafkajs takes the aborted transactions in order of their first offsets; brokers list them as they ended. */
function inOrder(fetched: FetchedPartition): FetchedPartition {
  const aborted = fetched.abortedTransactions ?? [];
  return {
    ...fetched,
    abortedTransactions: [...aborted].sort((a, b) => Number(a.firstOffset) - Number(b.firstOffset)),
  };
}

/** After the last offset fetched, control records and aborted ones included; unmoved when nothing was. */
function positionAfter(batch: InstanceType<typeof Batch>, position: number): number {
  return batch.rawMessages.length === 0 ? position : Number(batch.lastOffset()) + 1;
}

function describe({ topic, partition }: ReadOptions): string {
  return `read ${topic}[${partition}]`;
}
