import { expect, test } from 'vitest';
import { policyWith } from '../policies.fixture.ts';
import { checkPolicy } from '../policy-document.ts';
import { judgeBoxes } from './judge-segments.ts';
import { allCodes } from './segment-faults.ts';

type Row = readonly [name: string, r: string, f: string, m: string];

/** A table as it is printed: ranges such as `4-5`, or one score. */
function judge(rows: readonly Row[]) {
  const range = (text: string) => {
    const [from, to = from] = text.split('-').map(Number);
    return [from, to];
  };
  const list = rows.map(([name, r, f, m]) => ({ name, r: range(r), f: range(f), m: range(m) }));
  const { rfm } = checkPolicy(policyWith({ segments: { by: 'boxes', list } }));
  if (rfm.segments.by !== 'boxes') throw new Error('not a table of boxes');
  return judgeBoxes(rfm.segments.list, allCodes(rfm));
}

test('the table of the R package rfm 0.2 leaves cells to nobody, and has three segments that can never win', () => {
  const judged = judge([
    ['champions', '4-5', '4-5', '4-5'],
    ['loyal_customers', '2-5', '3-5', '3-5'],
    ['potential_loyalist', '3-5', '1-3', '1-3'],
    ['new_customers', '4-5', '1', '1'],
    ['promising', '3-4', '1', '1'],
    ['need_attention', '2-3', '2-3', '2-3'],
    ['about_to_sleep', '2-3', '1-2', '1-2'],
    ['at_risk', '1-2', '2-5', '2-5'],
    ['cant_lose', '1', '4-5', '4-5'],
    ['lost', '1-2', '1-2', '1-2'],
  ]);

  expect(judged.uncovered).toHaveLength(36);
  expect(judged.neverWin).toEqual(['new_customers', 'promising', 'cant_lose']);
});

test('the table of rfm 0.3 gives more than half of the doubled cells by order alone', () => {
  const judged = judge([
    ['champions', '5', '5', '5'],
    ['potential_loyalist', '3-5', '3-5', '2-5'],
    ['loyal_customers', '2-4', '2-4', '2-4'],
    ['promising', '3-4', '1-3', '3-5'],
    ['new_customers', '4-5', '1-3', '1-5'],
    ['cant_lose', '1-2', '3-4', '4-5'],
    ['at_risk', '1-2', '2-5', '4-5'],
    ['need_attention', '1-3', '3-5', '3-5'],
    ['about_to_sleep', '2-3', '1-3', '1-4'],
    ['lost', '1', '1-5', '1-5'],
  ]);

  expect(judged.uncovered).toHaveLength(10);
  expect(judged.doubled).toHaveLength(58);
  expect(judged.neverWin).toEqual([]);
});

test('a partition has no findings', () => {
  const judged = judge([
    ['lower', '1-2', '1-5', '1-5'],
    ['upper', '3-5', '1-5', '1-5'],
  ]);

  expect(judged).toEqual({ cells: 125, uncovered: [], doubled: [], neverWin: [] });
});
