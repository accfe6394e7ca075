import { expect, test } from 'vitest';
import { injectedServers } from '../../support/injected-servers.ts';
import { RSS_BOUND_MIB } from '../measured-service.ts';
import { overdueTimers } from './overdue-timers.ts';

const TIMEOUT_MS = 100_000;
/** Two waits of that length, and an audit: on a busy machine all of it takes its time. */
const TEST_TIMEOUT_MS = 240_000;
const TIMERS = 15_000;
/** What the shipped policy lets one tick do. */
const TIMERS_PER_TICK = 5_000;

/** A short form of `pnpm test:limits timers`. */
test(
  'memory stays bounded with timers overdue at once, and live events flow meanwhile',
  async () => {
    const { audit, ...figures } = await overdueTimers({
      name: 'timers',
      timers: TIMERS,
      perSecond: 200,
      calmSeconds: 2,
      servers: injectedServers(),
      timeoutMs: TIMEOUT_MS,
    });
    console.log(JSON.stringify(figures));

    expect(figures.auditCode, audit).toBe(0);
    expect(figures.ticks).toBeGreaterThanOrEqual(TIMERS / TIMERS_PER_TICK);
    for (const mib of Object.values(figures.peakRssMib)) expect(mib).toBeLessThan(RSS_BOUND_MIB);
  },
  TEST_TIMEOUT_MS,
);
