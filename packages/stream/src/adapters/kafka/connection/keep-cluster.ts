import type Cluster from 'kafkajs/src/cluster/index.js';
import { TidemarkError } from '../../../errors/tidemark-error.ts';
import { type KafkaConnection, openCluster } from './kafka-connection.ts';
import { fromKafka, hasProtocolType, isTransient } from './kafka-error.ts';

/** Together about 12 s: a coordinator that loads or a leader that moves is back by then. */
const BACKOFFS_MS = [50, 100, 200, 400, 800, 1_600, 3_000, 6_000];

/** One connection to a cluster that is kept between requests. */
export interface KeptCluster {
  /**
   * Does something that may be done twice, again with growing pauses while Kafka answers that it may yet work.
   *
   * @param doing completes "Cannot …"
   * @throws TidemarkError of `fromKafka`
   */
  use<T>(doing: string, work: (cluster: Cluster) => Promise<T>): Promise<T>;
  /** Disconnects, also from what is in use; every later `use` throws. */
  close(): Promise<void>;
}

/** A cluster, and how many are using it. */
interface Lease {
  readonly cluster: Cluster;
  users: number;
  isRetired: boolean;
}

/**
 * Connects at the first use, and anew after any error: a cluster whose metadata were wrong or whose socket broke is not
 * used again. Uses run side by side; a cluster that one of them has retired is disconnected when the last one is over.
 */
export function keepCluster(connection: KafkaConnection): KeptCluster {
  let current: Lease | undefined;
  let isClosed = false;

  function lease(): Lease {
    current ??= { cluster: openCluster(connection), users: 0, isRetired: false };
    current.users += 1;
    return current;
  }

  function retire(leased: Lease): void {
    leased.isRetired = true;
    if (current === leased) current = undefined;
  }

  async function release(leased: Lease): Promise<void> {
    leased.users -= 1;
    if (leased.isRetired && leased.users === 0) await leased.cluster.disconnect();
  }

  async function attempt<T>(work: (cluster: Cluster) => Promise<T>): Promise<T> {
    const leased = lease();
    try {
      // Returns at once while it is connected; a socket that the broker closed for idleness is opened again.
      await leased.cluster.connect();
      return await work(leased.cluster);
    } catch (error) {
      retire(leased);
      throw error;
    } finally {
      await release(leased);
    }
  }

  return {
    async use(doing, work) {
      for (let attempts = 0; ; attempts += 1) {
        if (isClosed) throw closedLog(doing);
        try {
          return await attempt(work);
        } catch (error) {
          const backoffMs = BACKOFFS_MS[attempts];
          const isWorthAnother = isTransient(error) && !hasProtocolType(error, 'UNKNOWN_TOPIC_OR_PARTITION');
          if (!isWorthAnother || backoffMs === undefined) throw fromKafka(error, doing);
          await connection.timing.wait(backoffMs);
        }
      }
    },
    async close() {
      isClosed = true;
      const closing = current;
      current = undefined;
      await closing?.cluster.disconnect();
    },
  };
}

function closedLog(doing: string): TidemarkError {
  return new TidemarkError('log-unavailable', `Cannot ${doing}: the log is closed`, { isRetryable: false });
}
