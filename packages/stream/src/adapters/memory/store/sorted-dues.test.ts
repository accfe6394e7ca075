import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { createSortedDues } from './sorted-dues.ts';

/** Enough ids that buckets are halved and joined, few enough instants that ids decide. */
const change = fc.record({
  customer: fc.integer({ min: 0, max: 999 }),
  due: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
});

test.prop({ changes: fc.array(change, { minLength: 1_000, maxLength: 3_000 }), at: change }, { numRuns: 40 })(
  'holds what a sorted array would hold, through growth and decay',
  ({ changes, at }) => {
    const sorted = createSortedDues();
    const plain = new Map<string, number>();

    for (const { customer, due } of changes) {
      const id = String(customer);
      if (due === undefined) sorted.delete(id);
      else sorted.set(id, due);
      if (due === undefined) plain.delete(id);
      else plain.set(id, due);
    }

    const all = [...plain]
      .map(([id, due]) => ({ id, due }))
      .sort((a, b) => a.due - b.due || Buffer.compare(Buffer.from(a.id), Buffer.from(b.id)));
    const from = { id: String(at.customer), due: at.due ?? 0 };
    const place = all.filter(
      (entry) => entry.due < from.due || (entry.due === from.due && entry.id <= from.id),
    );
    expect(sorted.after(undefined, 10_000)).toEqual(all);
    expect(sorted.after(from, 200)).toEqual(all.slice(place.length, place.length + 200));
    expect(sorted.countThrough(from.due)).toBe(all.filter((entry) => entry.due <= from.due).length);
    expect(sorted.size).toBe(all.length);
  },
);

test('emptied and filled again, it starts anew', () => {
  const sorted = createSortedDues();
  for (let at = 0; at < 2_000; at += 1) sorted.set(`customer-${at}`, at);
  for (let at = 0; at < 2_000; at += 1) sorted.delete(`customer-${at}`);
  expect(sorted.after(undefined, 1)).toEqual([]);

  sorted.set('anna', 1);

  expect(sorted.after(undefined, 10)).toEqual([{ id: 'anna', due: 1 }]);
});
