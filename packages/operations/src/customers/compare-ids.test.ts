import { fc, test as prop } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { compareIds } from './compare-ids.ts';

test('an id that another begins with comes first, and an emoji behind a full-width letter', () => {
  expect(['b', 'ab', 'a', '\u{1f600}', 'ｚ', 'é'].sort(compareIds)).toEqual([
    'a',
    'ab',
    'b',
    'é',
    'ｚ',
    '\u{1f600}',
  ]);
});

const id = fc.string({ unit: 'binary' });
prop.prop([id, id])('ids are ordered as their bytes are', (left, right) => {
  const byBytes = Buffer.compare(Buffer.from(left), Buffer.from(right));

  expect(Math.sign(compareIds(left, right))).toBe(byBytes);
});
