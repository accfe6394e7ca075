import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BacklogOptions, carryBacklog } from '../carry-backlog.ts';
import { RSS_BOUND_MIB } from '../measured-service.ts';
import { type SlowServers, startSlowServers } from './start-slow-servers.ts';

const TIMEOUT_MS = 100_000;
/** Such a wait, and an audit: on a busy machine all of it takes its time. */
const TEST_TIMEOUT_MS = 240_000;

/** Short forms of `pnpm test:limits`, on servers that others do not feel. */
describe('memory stays bounded', { timeout: TEST_TIMEOUT_MS }, () => {
  let servers: SlowServers;
  beforeAll(async () => {
    servers = await startSlowServers({
      life: 'short',
      delayMs: 25,
      stall: { everyMs: 4_000, forMs: 1_000 },
    });
  });
  afterAll(() => servers[Symbol.asyncDispose]());

  const carried = async (options: Pick<BacklogOptions, 'name' | 'events' | 'isHot' | 'seenServers'>) => {
    const result = await carryBacklog({ ...options, servers: servers.asTheyAre, timeoutMs: TIMEOUT_MS });
    const { name, events, seconds, peakRssMib, auditCode, audit } = result;
    console.log(
      `${name}: ${events} events in ${seconds.toFixed(1)} s, peak MiB ${JSON.stringify(peakRssMib)}`,
    );
    expect(auditCode, audit).toBe(0);
    for (const mib of Object.values(peakRssMib)) expect(mib).toBeLessThan(RSS_BOUND_MIB);
  };

  // Side by side: they mostly wait for what is slow.
  test.concurrent('with a backlog of which one customer is half, and a slow Redis', () =>
    carried({ name: 'slow-redis', events: 40_000, isHot: true, seenServers: servers.slowRedis }));

  test.concurrent('with a slow broker', () =>
    carried({ name: 'slow-broker', events: 15_000, isHot: false, seenServers: servers.slowBroker }));
});
