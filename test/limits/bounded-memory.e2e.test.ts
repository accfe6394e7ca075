import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BacklogOptions, carryBacklog } from './carry-backlog.ts';
import { RSS_BOUND_MIB } from './measured-service.ts';
import { leastTicks, recalibrate } from './recalibration/recalibrate.ts';
import { type SlowServers, startSlowServers } from './slow/start-slow-servers.ts';
import { overdueTimers } from './timers/overdue-timers.ts';

const TIMEOUT_MS = 100_000;
/** Two waits of that length, and an audit: on a busy machine all of it takes its time. */
const TEST_TIMEOUT_MS = 240_000;
/** What the shipped policy lets one tick do. */
const TIMERS_PER_TICK = 5_000;

/** Short forms of `pnpm test:limits`, on servers that others do not feel. */
describe('memory stays bounded', { timeout: TEST_TIMEOUT_MS }, () => {
  let servers: SlowServers;
  beforeAll(async () => {
    servers = await startSlowServers({ delayMs: 25, stall: { everyMs: 4_000, forMs: 1_000 } });
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

  test('with a backlog of which one customer is half, and a slow Redis', () =>
    carried({ name: 'slow-redis', events: 40_000, isHot: true, seenServers: servers.slowRedis }));

  test('with a slow broker', () =>
    carried({ name: 'slow-broker', events: 15_000, isHot: false, seenServers: servers.slowBroker }));

  test('with timers overdue at once, and live events flow meanwhile', async () => {
    const timers = 15_000;
    const { audit, ...figures } = await overdueTimers({
      name: 'timers',
      timers,
      perSecond: 200,
      calmSeconds: 2,
      servers: servers.asTheyAre,
      timeoutMs: TIMEOUT_MS,
    });
    console.log(JSON.stringify(figures));
    expect(figures.auditCode, audit).toBe(0);
    expect(figures.ticks).toBeGreaterThanOrEqual(timers / TIMERS_PER_TICK);
    for (const mib of Object.values(figures.peakRssMib)) expect(mib).toBeLessThan(RSS_BOUND_MIB);
  });

  test('with a scorecard that moves most customers, each once, while live events flow', async () => {
    const customers = 12_000;
    const { audit, ...figures } = await recalibrate({
      name: 'recalibration',
      customers,
      perSecond: 200,
      calmSeconds: 4,
      servers: servers.asTheyAre,
      timeoutMs: TIMEOUT_MS,
    });
    console.log(JSON.stringify(figures));
    expect(figures.auditCode, audit).toBe(0);
    expect(figures.moved).toBeGreaterThan(customers / 2);
    expect(figures).toMatchObject({ movedTwice: 0, leftBehind: 0 });
    expect(figures.ticks).toBeGreaterThanOrEqual(leastTicks(customers));
    for (const mib of Object.values(figures.peakRssMib)) expect(mib).toBeLessThan(RSS_BOUND_MIB);
  });
});
