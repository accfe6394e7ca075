import { expect, test } from 'vitest';
import { injectedServers } from '../../support/injected-servers.ts';
import { RSS_BOUND_MIB } from '../measured-service.ts';
import { leastTicks, recalibrate } from './recalibrate.ts';

const TIMEOUT_MS = 100_000;
/** Two waits of that length, and an audit: on a busy machine all of it takes its time. */
const TEST_TIMEOUT_MS = 240_000;
const CUSTOMERS = 12_000;

/** A short form of `pnpm test:limits recalibration`. */
test(
  'memory stays bounded with a scorecard that moves most customers, each once, while live events flow',
  async () => {
    const { audit, ...figures } = await recalibrate({
      name: 'recalibration',
      customers: CUSTOMERS,
      perSecond: 200,
      calmSeconds: 4,
      servers: injectedServers(),
      timeoutMs: TIMEOUT_MS,
    });
    console.log(JSON.stringify(figures));

    expect(figures.auditCode, audit).toBe(0);
    expect(figures.moved).toBeGreaterThan(CUSTOMERS / 2);
    expect(figures).toMatchObject({ movedTwice: 0, leftBehind: 0 });
    expect(figures.ticks).toBeGreaterThanOrEqual(leastTicks(CUSTOMERS));
    for (const mib of Object.values(figures.peakRssMib)) expect(mib).toBeLessThan(RSS_BOUND_MIB);
  },
  TEST_TIMEOUT_MS,
);
