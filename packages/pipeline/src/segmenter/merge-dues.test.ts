import { expect, test } from 'vitest';
import { mergeDues, type UnwrittenDues } from './merge-dues.ts';

const unwritten = (dues: readonly (readonly [string, number])[]): UnwrittenDues => ({
  isUnwritten: (id) => dues.some(([each]) => each === id),
  unwrittenWithin: (isInside) => dues.map(([id, due]) => ({ id, due })).filter(isInside),
});
const through = (limit: number) => (entry: { due: number }) => entry.due <= limit;

test('a customer who has moved and is not written counts where it stands now', () => {
  const stored = [
    { id: 'a', due: 1 },
    { id: 'b', due: 2 },
    { id: 'c', due: 3 },
  ];
  const moved = unwritten([
    ['b', 9],
    ['d', 2],
  ]);

  expect(mergeDues(stored, moved, through(3), 10)).toEqual([
    { id: 'a', due: 1 },
    { id: 'd', due: 2 },
    { id: 'c', due: 3 },
  ]);
});

test('equal dues go by id, and the limit cuts after both lists are one', () => {
  const stored = [{ id: 'b', due: 5 }];
  const moved = unwritten([['a', 5]]);

  expect(mergeDues(stored, moved, through(5), 1)).toEqual([{ id: 'a', due: 5 }]);
});
