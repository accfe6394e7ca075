import { expect, test } from 'vitest';
import { memoryContext } from '../memory-context.fixture.ts';
import { GRACE_MS } from './decide-tick.ts';
import { openPartitionViewer } from './view-partition.ts';

const NOW = Date.parse('2026-01-01T12:00:00Z');

/** A partition of a store in memory, what looks at it, and how many reserved fields each read of a look has asked for. */
function viewed() {
  const context = memoryContext();
  const stored = context.store.partition(0);
  const asked: number[] = [];
  const partition = () => ({
    ...stored,
    readFields: (names: readonly string[]) => {
      asked.push(names.length);
      return stored.readFields(names);
    },
  });
  const look = openPartitionViewer({ ...context, store: { ...context.store, partition } }, 0);
  const applyTo = (expected: number | undefined, next: number, due: number) =>
    stored.write({
      expected,
      next,
      states: [['ada', Buffer.of(1)]],
      dues: [{ id: 'ada', due }],
      fields: [['time', Buffer.from(String(NOW))]],
      counts: [],
    });
  return { context, look, asked, applyTo };
}

test('what a partition remembers is read again only when A has moved', async () => {
  const { look, asked, applyTo } = viewed();
  await applyTo(undefined, 1, NOW + 60_000);

  await look(NOW);
  expect(await look(NOW)).toEqual({ applied: 1, earliestDue: NOW + 60_000, isSweepPending: false });
  expect(asked).toEqual([0, 5, 0]);

  await applyTo(1, 2, NOW + 90_000);
  expect(await look(NOW + 1_000)).toMatchObject({ applied: 2, earliestDue: NOW + 90_000 });
  expect(asked).toEqual([0, 5, 0, 0, 5]);
});

test('a partition at rest is read once a second, and at every look when something is due', async () => {
  const { look, asked, applyTo } = viewed();
  await applyTo(undefined, 1, NOW + 10_000);
  await look(NOW);
  await look(NOW);
  const reads = async (now: number) => {
    asked.length = 0;
    await look(now);
    return asked.length;
  };

  expect([await reads(NOW + 250), await reads(NOW + 999), await reads(NOW + 1_000)]).toEqual([0, 0, 1]);
  expect([await reads(NOW + 1_250), await reads(NOW + 900)]).toEqual([0, 1]);
  const due = NOW + 10_000 + GRACE_MS;
  expect([await reads(due), await reads(due + 1), await reads(due + 2)]).toEqual([1, 1, 1]);
});

test('before the first write it is read at every look', async () => {
  const { look, asked } = viewed();

  expect(await look(NOW)).toEqual({ applied: undefined, earliestDue: undefined, isSweepPending: false });
  await look(NOW);

  expect(asked).toEqual([0, 5, 0, 5]);
});

test('timers count as overdue from the grace of a tick on', async () => {
  const { context, look, applyTo } = viewed();
  await applyTo(undefined, 1, NOW);

  await look(NOW + GRACE_MS - 1);
  expect(await context.metrics.text()).toContain('tidemark_overdue_timers{partition="0"} 0\n');

  await look(NOW + GRACE_MS);
  expect(await context.metrics.text()).toContain('tidemark_overdue_timers{partition="0"} 1\n');
});
