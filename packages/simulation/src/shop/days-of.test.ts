import { HOUR, type ZoneTable } from '@tidemark/core';
import { describe, expect, test } from 'vitest';
import { daysOf } from './days-of.ts';
import type { ShopDay } from './shop-day.ts';
import type { ShopEvent } from './shop-event.ts';
import { until } from './until.ts';

const utc: ZoneTable = { name: 'UTC', initialOffsetMs: 0, transitions: [] };
const berlin: ZoneTable = { name: 'Europe/Berlin', initialOffsetMs: HOUR, transitions: [] };

function visit(instant: string, index: number): ShopEvent {
  const occurredAt = Date.parse(instant);
  const what = { type: 'interaction', kind: 'VISIT', channel: null, source: null, campaignId: null } as const;
  return { ...what, eventId: `e${index}`, customerId: 'c', occurredAt, index };
}

const events = [
  visit('2025-01-01T22:59:59.999Z', 2),
  visit('2025-01-01T23:00:00Z', 3),
  visit('2025-01-03T12:00:00Z', 4),
];
const take = (days: Iterable<ShopDay>) =>
  [...days].map(({ date, events, tickAt }) => [
    date,
    events.map((event) => event.index),
    new Date(tickAt).toISOString(),
  ]);

describe('the days of a file', () => {
  test('each event on its local day, empty days too, ticks at the last millisecond before midnight', () => {
    expect(take(until(daysOf(events, berlin), Date.parse('2025-01-03T22:59:59.999Z')))).toEqual([
      ['2025-01-01', [2], '2025-01-01T22:59:59.999Z'],
      ['2025-01-02', [3], '2025-01-02T22:59:59.999Z'],
      ['2025-01-03', [4], '2025-01-03T22:59:59.999Z'],
    ]);
  });

  test('the last tick is the instant asked for, with the events up to and including it', () => {
    expect(take(until(daysOf(events, utc), Date.parse('2025-01-03T12:00:00Z'))).at(-1)).toEqual([
      '2025-01-03',
      [4],
      '2025-01-03T12:00:00.000Z',
    ]);
    expect(take(until(daysOf(events, utc), Date.parse('2025-01-03T11:59:59.999Z'))).at(-1)).toEqual([
      '2025-01-03',
      [],
      '2025-01-03T11:59:59.999Z',
    ]);
  });

  test('an instant of midnight opens a day of its own', () => {
    expect(take(until(daysOf(events, utc), Date.parse('2025-01-04T00:00:00Z'))).slice(-2)).toEqual([
      ['2025-01-03', [4], '2025-01-03T23:59:59.999Z'],
      ['2025-01-04', [], '2025-01-04T00:00:00.000Z'],
    ]);
  });

  test('without events there are none', () => {
    expect([...daysOf([], utc)]).toEqual([]);
  });
});
