import { expect, test } from 'vitest';
import { parseOccurrence } from './parse-occurrence.ts';

test('an instant of 1990 or later is taken', () => {
  expect(parseOccurrence('1990-01-01T00:00:00Z')).toBe(Date.UTC(1990, 0, 1));
  expect(parseOccurrence('1997-01-01T12:00:00Z')).toBe(852_120_000_000);
});

test.each(['1989-12-31T23:59:59.999Z', '1970-01-21T10:53:45.600Z'])(
  '%s was hardly meant: the error names the units that were mixed up',
  (text) => {
    expect(parseOccurrence(text)).toMatchObject({
      code: 'instant-out-of-range',
      message: expect.stringMatching(/before 1990.*seconds.*milliseconds/),
    });
  },
);

test('what is no instant is reported as such', () => {
  expect(parseOccurrence('yesterday')).toMatchObject({ code: 'instant-malformed' });
  expect(parseOccurrence('1767225600')).toMatchObject({
    code: 'instant-malformed',
    message: expect.stringMatching(/epoch seconds or milliseconds; write it as 2025-01-31T12:00:00Z/),
  });
});
