import { expect, test } from 'vitest';
import { runAlternating } from './run-alternating.ts';

test('who comes first changes from round to round', async () => {
  const before = { name: 'before', folder: '/a' };
  const after = { name: 'after', folder: '/b' };
  const order: string[] = [];

  const runs = await runAlternating([before, after], 3, async ({ folder }, round) => {
    order.push(folder);
    return `${folder}${round}`;
  });

  expect(order).toEqual(['/a', '/b', '/b', '/a', '/a', '/b']);
  expect(Object.fromEntries(runs)).toEqual({ before: ['/a1', '/a2', '/a3'], after: ['/b1', '/b2', '/b3'] });
});
