import { expect, test } from 'vitest';
import { compareIds, mergeDues } from './merge-dues.ts';

const through = (limit: number) => (entry: { due: number }) => entry.due <= limit;

test('ids are ordered by their UTF-8 bytes, not by UTF-16 units', () => {
  // U+1F600 begins with byte F0, U+FF5E with EF; as UTF-16 the first begins with D83D.
  expect(['\u{1F600}', '\uFF5E'].sort()).toEqual(['\u{1F600}', '\uFF5E']);

  expect(['\u{1F600}', '\uFF5E'].sort(compareIds)).toEqual(['\uFF5E', '\u{1F600}']);
});

test('a customer whom the batch moved counts where it stands now', () => {
  const stored = [
    { id: 'a', due: 1 },
    { id: 'b', due: 2 },
    { id: 'c', due: 3 },
  ];
  const updated = new Map([
    ['b', 9],
    ['d', 2],
  ]);

  expect(mergeDues(stored, updated, through(3), 10)).toEqual([
    { id: 'a', due: 1 },
    { id: 'd', due: 2 },
    { id: 'c', due: 3 },
  ]);
});

test('equal dues go by id, and the limit cuts after both lists are one', () => {
  const stored = [{ id: 'b', due: 5 }];
  const updated = new Map([['a', 5]]);

  expect(mergeDues(stored, updated, through(5), 1)).toEqual([{ id: 'a', due: 5 }]);
});
