import type Cluster from 'kafkajs/src/cluster/index.js';
import { type KafkaConnection, openCluster } from './kafka-connection.ts';
import { fromKafka, hasProtocolType, isTransient } from './kafka-error.ts';

/** Together about 12 s: a coordinator that loads or a leader that moves is back by then. */
const BACKOFFS_MS = [50, 100, 200, 400, 800, 1_600, 3_000, 6_000];

/**
 * Does something that may be done twice on a connection of its own, again with growing pauses while Kafka says that
 * it may yet work. A fresh connection each time: no metadata can be stale, no dead socket kept.
 */
export async function withCluster<T>(
  connection: KafkaConnection,
  doing: string,
  work: (cluster: Cluster) => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    const cluster = openCluster(connection);
    try {
      await cluster.connect();
      return await work(cluster);
    } catch (error) {
      const backoffMs = BACKOFFS_MS[attempt];
      const isWorthAnother = isTransient(error) && !hasProtocolType(error, 'UNKNOWN_TOPIC_OR_PARTITION');
      if (!isWorthAnother || backoffMs === undefined) throw fromKafka(error, doing);
      await connection.timing.wait(backoffMs);
    } finally {
      await cluster.disconnect();
    }
  }
}
