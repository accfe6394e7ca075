import type { StateStore } from '../../ports/state-store.ts';
import { checkRedis } from './check-redis.ts';
import { connectRedis, type RedisConnectionOptions } from './connect-redis.ts';
import { DEFAULT_KEY_PREFIX, partitionKeys } from './keys.ts';
import { createRedisPartition } from './redis-partition.ts';

export interface RedisStoreOptions extends RedisConnectionOptions {
  /** What every key begins with, so that deployments can share a server; `tm` by default. */
  readonly prefix?: string;
}

/**
 * The state store in Redis, connected and its settings checked.
 *
 * A connection that is cut comes back by itself; until then reads throw 'store-unavailable' and writes
 * 'outcome-unknown'.
 *
 * @throws TidemarkError 'store-unavailable' when it cannot be reached, 'refused' when its settings lose states.
 */
export async function openRedisStore(options: RedisStoreOptions): Promise<StateStore> {
  const redis = await connectRedis(options);
  try {
    await checkRedis(redis, options.logger);
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  const prefix = options.prefix ?? DEFAULT_KEY_PREFIX;
  return {
    partition: (partition) => createRedisPartition(redis, partitionKeys(prefix, partition), partition),
    close: async () => redis.disconnect(),
  };
}
