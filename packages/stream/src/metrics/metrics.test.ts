import { expect, test } from 'vitest';
import { CATALOGUE, type MetricSpec } from './catalogue.ts';
import { createMetrics } from './metrics.ts';

const UNITS = [
  ...['records', 'events', 'transactions', 'seconds', 'timers', 'claims', 'ticks'],
  ...['changes', 'scorecards', 'customers'],
];
const specs: readonly MetricSpec[] = Object.values(CATALOGUE);

test('counts by label', async () => {
  const metrics = createMetrics();

  metrics.recordsConsumed.inc({ topic: 'purchases' }, 500);
  metrics.recordsConsumed.inc({ topic: 'purchases' });

  expect(await metrics.text()).toContain('tidemark_consumed_records_total{topic="purchases"} 501\n');
});

test('a gauge of a partition given away is no longer reported', async () => {
  const metrics = createMetrics();
  metrics.overdueTimers.set({ partition: 3 }, 7);
  expect(await metrics.text()).toContain('tidemark_overdue_timers{partition="3"} 7\n');

  metrics.overdueTimers.remove({ partition: 3 });

  expect(await metrics.text()).not.toContain('partition="3"');
});

test('two services in one process keep their metrics apart', async () => {
  const one = createMetrics();
  const other = createMetrics();

  one.ticksWritten.inc();

  expect(await one.text()).toContain('tidemark_written_ticks_total 1\n');
  expect(await other.text()).toContain('tidemark_written_ticks_total 0\n');
});

test('a timer observes the seconds until it is stopped', async () => {
  const metrics = createMetrics();

  const stop = metrics.stateStoreSeconds.startTimer({ operation: 'read' });
  stop();

  expect(await metrics.text()).toContain('tidemark_state_store_seconds_count{operation="read"} 1\n');
});

test('the process is watched only when asked for', async () => {
  const metrics = createMetrics();
  expect(await metrics.text()).not.toContain('nodejs_');

  metrics.watchProcess();

  expect(await metrics.text()).toContain('nodejs_eventloop_lag_seconds');
});

test('every name says whose it is and what its unit is', () => {
  for (const { name, kind } of specs) {
    const withoutTotal = name.replace(/_total$/, '');
    expect(name).toMatch(/^tidemark_[a-z_]+$/);
    expect(name.endsWith('_total')).toBe(kind === 'counter');
    expect(UNITS).toContain(withoutTotal.split('_').at(-1));
  }
});

test('names are unique, histograms have buckets, and help says what and what to do', () => {
  expect(new Set(specs.map((spec) => spec.name)).size).toBe(specs.length);
  for (const spec of specs) {
    expect(spec.buckets !== undefined).toBe(spec.kind === 'histogram');
    expect(spec.help.split(/[.;:] /).length).toBeGreaterThan(1);
  }
});
