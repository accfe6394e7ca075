import type { LogRecord } from '@tidemark/stream';
import { describe, expect, test } from 'vitest';
import { occurrenceFault } from './occurrence-fault.ts';

const NEW_YEAR_2026 = Date.UTC(2026, 0, 1);

function faultOf(occurredAt: number) {
  const record: LogRecord = {
    topic: 'purchases',
    partition: 0,
    offset: 0,
    key: null,
    value: null,
    timestamp: NEW_YEAR_2026,
    headers: {},
  };
  return occurrenceFault({ customerId: 'ada', eventId: 'e1', occurredAt }, record);
}

describe('a time that cannot be meant is named with the unit that is expected', () => {
  test('seconds instead of milliseconds', () => {
    expect(faultOf(NEW_YEAR_2026 / 1_000)).toEqual({
      code: 'time-invalid',
      detail:
        'occurredAt 1767225600 lies outside the years 1990 to 9999; send epoch milliseconds, not seconds: 1767225600000',
    });
  });

  test.each([
    ['nothing', 0],
    ['before the epoch', -1],
    ['hours', NEW_YEAR_2026 / 3_600_000],
    ['the last millisecond of 1989', Date.UTC(1990, 0, 1) - 1],
    ['microseconds', NEW_YEAR_2026 * 1_000],
  ])('%s', (_unit, occurredAt) => {
    expect(faultOf(occurredAt)).toMatchObject({
      code: 'time-invalid',
      detail: expect.stringMatching(/milliseconds, not seconds$/),
    });
  });

  test('1990 is a time', () => {
    expect(faultOf(Date.UTC(1990, 0, 1))).toBeUndefined();
  });
});
