import { expect, test } from 'vitest';
import { aChange, anAlert } from '../../../../operations/src/outputs/output.fixture.ts';
import { noColours } from './paint.ts';
import { segmentTable } from './segment-table.ts';
import { openTally } from './tally.ts';

test('customers are counted where they stand now, with the change against before', () => {
  const tally = openTally();
  tally.note([aChange('a', null, 'champions'), aChange('b', null, 'champions'), aChange('c', null, 'vip')]);
  const earlier = tally.count('rfm');
  tally.note([aChange('a', 'champions', 'lost'), anAlert('a')]);

  const lines = segmentTable(tally, earlier, noColours).split('\n');

  expect(lines.find((line) => line.includes('champions'))).toMatch(/champions +│ +1 │ █+ +│ +−1 │/);
  expect(lines.find((line) => line.includes('lost'))).toMatch(/lost +│ +1 │ █+ +│ +\+1 │/);
  expect(lines.find((line) => line.includes('vip'))).toMatch(/vip +│ +1 │ █+ +│ +· │/);
  expect(lines.at(-1)).toBe('churn risk low 2  medium 1  high 0');
  expect([tally.customers(), ...tally.published().values()]).toEqual([3, 4, 1]);
});
