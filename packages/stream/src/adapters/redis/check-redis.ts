import type { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { refusal } from '../../errors/refusal.ts';
import { reading } from './store-outage.ts';

/** The settings of a server on which Tidemark's promises rest. */
export interface RedisFindings {
  readonly version: string;
  /** What it does when memory is full; only `noeviction` keeps every customer. */
  readonly maxmemoryPolicy: string;
  /** Bytes; 0 means no limit. */
  readonly maxmemory: number;
  /** Whether writes go to an append-only file. Without one a restart means a rebuild from the log. */
  readonly isAppendOnly: boolean;
}

/**
 * Reads the settings from INFO, which managed servers allow where they forbid CONFIG, and reports what is wrong.
 *
 * @throws TidemarkError 'refused' when the server would silently drop customers to make room.
 */
export async function checkRedis(redis: Redis, logger: Logger): Promise<RedisFindings> {
  const findings = parseRedisInfo(await reading('read the settings of Redis', redis.info()));
  const { maxmemoryPolicy, maxmemory, isAppendOnly } = findings;
  if (maxmemoryPolicy !== 'noeviction' && maxmemory > 0) {
    throw refusal(
      `Cannot keep states in this Redis: maxmemory-policy is "${maxmemoryPolicy}" and would drop customers when ` +
        `memory is full. Run CONFIG SET maxmemory-policy noeviction (and set it in redis.conf)`,
    );
  }
  if (maxmemoryPolicy !== 'noeviction') {
    logger.warn(findings, 'redis: maxmemory-policy should be noeviction; harmless only while maxmemory is 0');
  }
  if (!isAppendOnly) {
    logger.warn(
      findings,
      'redis: appendonly is off; a restart loses every state and the segmenter must rebuild from the log',
    );
  }
  return findings;
}

/** Takes the findings out of INFO's `name:value` lines; what is missing counts as the unsafe answer. */
export function parseRedisInfo(info: string): RedisFindings {
  const values = new Map(
    info.split('\r\n').flatMap((line) => {
      const colon = line.indexOf(':');
      return colon === -1 ? [] : [[line.slice(0, colon), line.slice(colon + 1)] as const];
    }),
  );
  return {
    version: values.get('redis_version') ?? 'unknown',
    maxmemoryPolicy: values.get('maxmemory_policy') ?? 'unknown',
    maxmemory: Number(values.get('maxmemory') ?? 0),
    isAppendOnly: values.get('aof_enabled') === '1',
  };
}
