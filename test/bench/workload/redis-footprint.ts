import type { ServiceContext } from '@tidemark/stream';
import { Redis } from 'ioredis';
import { LOG_PARTITIONS } from './bench-deployment.ts';

/** What the customers of one deployment take in Redis. */
export interface RedisFootprint {
  readonly customers: number;
  /** Growth of `used_memory` by customer: state, id, index entry and all that Redis keeps around them. */
  readonly bytesPerCustomer: number;
  /** Mean length of a packed state alone. */
  readonly stateBytes: number;
}

/** `used_memory` of INFO, in bytes. */
export async function usedMemory(redisUrl: string): Promise<number> {
  const redis = new Redis(redisUrl);
  try {
    return Number(/used_memory:(\d+)/.exec(await redis.info('memory'))?.[1]);
  } finally {
    redis.disconnect();
  }
}

/** Measures the states that a deployment holds, on top of what Redis held before it. */
export async function redisFootprint(
  context: ServiceContext,
  redisUrl: string,
  usedBefore: number,
): Promise<RedisFootprint> {
  const grown = (await usedMemory(redisUrl)) - usedBefore;
  let customers = 0;
  let stateBytes = 0;
  for (let partition = 0; partition < LOG_PARTITIONS; partition++) {
    for await (const [, state] of context.store.partition(partition).scan()) {
      customers += 1;
      stateBytes += state.length;
    }
  }
  return { customers, bytesPerCustomer: grown / customers, stateBytes: stateBytes / customers };
}
