import { inject } from 'vitest';
import type { ServerUrls } from './real-context.ts';

/** The servers that the test command has started for all tests. */
export function injectedServers(): ServerUrls {
  return {
    kafkaBrokers: inject('kafkaBrokers'),
    registryUrl: inject('registryUrl'),
    redisUrl: inject('redisUrl'),
  };
}
