import { describe, expect, test } from 'vitest';
import { aChange, anAlert } from '../../../../operations/src/outputs/output.fixture.ts';
import { openLiveScreen } from './live-screen.ts';
import { noColours } from './paint.ts';
import { openTally } from './tally.ts';

const zone = { name: 'UTC', initialOffsetMs: 0, transitions: [] };
const progress = {
  date: '2025-01-01',
  day: 1,
  days: 30,
  events: 1234,
  eventsPerSecond: 99.6,
  customers: 3,
  published: new Map([
    ['segment-changed', 4],
    ['churn-alert', 1],
    ['follow-up-due', 5],
  ] as const),
};

function screen(size: { rows: number; columns: number }) {
  const written: string[] = [];
  let now = 0;
  const out = { write: async (text: string) => void written.push(text), gone: new AbortController().signal };
  const timing = { now: () => now, wait: () => Promise.resolve() };
  const style = { zone, nameOf: () => undefined };
  const shown = openLiveScreen(out, {
    tally: openTally(),
    style,
    paint: noColours,
    timing,
    size: () => size,
  });
  const pass = (ms: number) => {
    now += ms;
  };
  return { shown, written, pass };
}

describe('the live screen', () => {
  test('scrolls sentences above and redraws progress and table in place', async () => {
    const { shown, written, pass } = screen({ rows: 30, columns: 100 });

    await shown.day([anAlert('a')], progress);
    pass(200);
    await shown.day([], progress);

    const lines = written[0]!.split('\n');
    expect(lines[0]).toBe(
      '\x1b[J2025-01-01 12:00  a may be leaving (churn risk medium): 2 complaints lately, segment new_customers',
    );
    expect(lines[1]).toBe(
      '2025-01-01  day 1 of 30  1,234 events (100/s)  3 customers  4 changes  1 alert  5 follow-ups',
    );
    const drawn = lines.length - 2;
    expect(written[1]!.startsWith(`\x1b[${drawn}A\r\x1b[J2025-01-01  day 1 of 30`)).toBe(true);
  });

  test('shows the most notable of what happened, and no more frames than can be read', async () => {
    const { shown, written, pass } = screen({ rows: 30, columns: 100 });

    await shown.day([], progress);
    await shown.day(
      ['a', 'b', 'c', 'd'].map((id) => aChange(id, null, 'new_customers')),
      progress,
    );
    await shown.day([anAlert('z')], progress);
    expect(written).toHaveLength(1);
    pass(200);
    await shown.day([], progress);

    expect(written).toHaveLength(2);
    expect(written[1]!.match(/begins as/g)).toHaveLength(2);
    expect(written[1]).toContain('z may be leaving');
  });

  test('keeps to the progress line where there is no room, and never wraps it', async () => {
    const { shown, written } = screen({ rows: 10, columns: 20 });

    await shown.day([], progress);

    expect(written[0]).toBe('\x1b[J2025-01-01  day 1 o\n');
  });
});
