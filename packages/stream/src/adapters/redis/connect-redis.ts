import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { TidemarkError } from '../../errors/tidemark-error.ts';

export interface RedisConnectionOptions {
  /** `redis://` or `rediss://`, with credentials and database where needed. */
  readonly url: string;
  readonly logger: Logger;
  /** The longest wait for one reply; the connection is then given up. Default 5,000 ms. */
  readonly commandTimeoutMs?: number;
}

const DEFAULT_COMMAND_TIMEOUT_MS = 5_000;
const RECONNECT_FIRST_MS = 50;
const RECONNECT_MOST_MS = 2_000;
/** Tries before the first success: some three seconds. After it, a connection is tried for ever. */
const FIRST_TRIES = 6;

/**
 * Connects, and resolves when Redis has loaded its data and answers.
 *
 * By default ioredis sends unanswered commands again after a reconnect: a script whose reply was cut would run
 * twice. So here nothing is ever sent again or queued: a command without a connection, and one whose reply
 * was cut, fail at once, and the caller reads A to learn what happened.
 *
 * @throws TidemarkError 'store-unavailable' when it cannot be reached or does not let us in.
 */
export async function connectRedis(options: RedisConnectionOptions): Promise<Redis> {
  const timeoutMs = options.commandTimeoutMs ?? DEFAULT_COMMAND_TIMEOUT_MS;
  let wasReady = false;
  const redis = new Redis(options.url, {
    protocol: 2,
    autoResendUnfulfilledCommands: false,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    retryStrategy: (tries) => {
      if (!wasReady && tries >= FIRST_TRIES) return null;
      return Math.min(RECONNECT_FIRST_MS * 2 ** (tries - 1), RECONNECT_MOST_MS);
    },
  });
  let lastError: unknown;
  redis.on('error', (error: unknown) => {
    lastError = error;
    if (wasReady) options.logger.warn({ err: error }, 'redis: connection lost or refused, trying again');
  });
  await new Promise<void>((resolve, reject) => {
    redis.once('ready', resolve);
    redis.once('end', () => reject(unreachable(lastError)));
  });
  wasReady = true;
  redis.on('ready', () => options.logger.info('redis: connected again'));
  return redis;
}

function unreachable(cause: unknown): TidemarkError {
  const why = cause instanceof Error ? cause.message || cause.name : 'it closes the connection';
  return new TidemarkError(
    'store-unavailable',
    `Cannot connect to Redis: ${why}. Check REDIS_URL and that it is up`,
    {
      isRetryable: true,
      cause,
    },
  );
}
