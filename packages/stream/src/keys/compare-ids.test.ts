import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { compareIds } from './compare-ids.ts';

test('characters beyond U+FFFF come after all others, as in UTF-8', () => {
  expect(['\u{1f600}', '\uff5e', 'ab', 'b', 'a'].sort(compareIds)).toEqual([
    'a',
    'ab',
    'b',
    '\uff5e',
    '\u{1f600}',
  ]);
});

test.prop([fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })])(
  'the order is that of the UTF-8 bytes',
  (left, right) => {
    const byBytes = Buffer.compare(Buffer.from(left), Buffer.from(right));

    expect(Math.sign(compareIds(left, right))).toBe(byBytes);
  },
);
