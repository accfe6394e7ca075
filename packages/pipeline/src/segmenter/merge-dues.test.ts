import { expect, test } from 'vitest';
import { mergeDues } from './merge-dues.ts';

const through = (limit: number) => (entry: { due: number }) => entry.due <= limit;

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
