import { Redis } from 'ioredis';

/** All that one log partition has in Redis, in a form that two looks can be compared by. */
export interface StoredPartition {
  /** Customer id or reserved field → packed state or field, in hexadecimal. */
  readonly state: Readonly<Record<string, string>>;
  /** Customer id and due, in index order. */
  readonly due: readonly string[];
  readonly hist: Readonly<Record<string, string>>;
}

/** Reads everything that a deployment's prefix has in Redis. */
export async function storeContents(
  redisUrl: string,
  prefix: string,
  partitions: number,
): Promise<readonly StoredPartition[]> {
  const redis = new Redis(redisUrl);
  try {
    return await Promise.all(
      Array.from({ length: partitions }, async (_, partition) => {
        const tag = `${prefix}:{${partition}}`;
        const state = await redis.hgetallBuffer(`${tag}:state`);
        return {
          state: Object.fromEntries(Object.entries(state).map(([id, bytes]) => [id, bytes.toString('hex')])),
          due: await redis.zrange(`${tag}:due`, '0', '-1', 'WITHSCORES'),
          hist: await redis.hgetall(`${tag}:hist`),
        };
      }),
    );
  } finally {
    redis.disconnect();
  }
}
