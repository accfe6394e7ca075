import { expect, test } from 'vitest';
import type { Catalogue } from './catalogue.ts';
import { createMetrics } from './metrics.ts';

const OWN = {
  overdueTimers: { kind: 'gauge', name: 'tidemark_overdue_timers', labels: ['partition'], help: 'Late; act' },
  ticksWritten: { kind: 'counter', name: 'tidemark_written_ticks_total', labels: [], help: 'Flat; act' },
} as const satisfies Catalogue;

test('counts by label', async () => {
  const metrics = createMetrics(OWN);

  metrics.recordsConsumed.inc({ topic: 'purchases' }, 500);
  metrics.recordsConsumed.inc({ topic: 'purchases' });

  expect(await metrics.text()).toContain('tidemark_consumed_records_total{topic="purchases"} 501\n');
});

test('a gauge of a partition given away is no longer reported', async () => {
  const metrics = createMetrics(OWN);
  metrics.overdueTimers.set({ partition: 3 }, 7);
  expect(await metrics.text()).toContain('tidemark_overdue_timers{partition="3"} 7\n');

  metrics.overdueTimers.remove({ partition: 3 });

  expect(await metrics.text()).not.toContain('partition="3"');
});

test('two services in one process keep their metrics apart', async () => {
  const one = createMetrics(OWN);
  const other = createMetrics(OWN);

  one.ticksWritten.inc();

  expect(await one.text()).toContain('tidemark_written_ticks_total 1\n');
  expect(await other.text()).toContain('tidemark_written_ticks_total 0\n');
});

test('a timer observes the seconds until it is stopped', async () => {
  const metrics = createMetrics(OWN);

  const stop = metrics.stateStoreSeconds.startTimer({ operation: 'read' });
  stop();

  expect(await metrics.text()).toContain('tidemark_state_store_seconds_count{operation="read"} 1\n');
});

test('the process is watched only when asked for', async () => {
  const metrics = createMetrics(OWN);
  expect(await metrics.text()).not.toContain('nodejs_');

  metrics.watchProcess();

  expect(await metrics.text()).toContain('nodejs_eventloop_lag_seconds');
});

test('a name of the loops cannot be used again', () => {
  const claims = {
    kind: 'counter',
    name: 'tidemark_other_claims_total',
    labels: [],
    help: 'Moves; act',
  } as const;

  expect(() => createMetrics({ claims })).toThrow('both have "claims"');
});
