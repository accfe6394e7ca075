import type { Movers } from '@tidemark/simulation';
import { expect, test } from 'vitest';
import { describeMovers } from './describe-movers.ts';

const nothing = { alertsByLevel: {}, followUpsByPlan: {} };
const quiet: Movers = {
  at: Date.UTC(2025, 0, 31),
  customers: 2,
  movers: 0,
  alerts: 0,
  moves: {},
  first: [],
  work: { before: nothing, after: nothing },
};
const SUM =
  'Of 2 customers of the history 0 would move on 2025-01-31T00:00:00Z, and 0 churn alerts would come of it.';

test('rules under which nobody moves and nothing is to do are told in one line', () => {
  expect(describeMovers(quiet)).toBe(SUM);
});

test('what there is to do is told under both rules, also where nobody moves', () => {
  const after = { alertsByLevel: {}, followUpsByPlan: { care: { '2025-01-06': 3 } } };

  const lines = describeMovers({ ...quiet, work: { before: nothing, after } }).split('\n');

  expect(lines[0]).toBe('Over the whole history, had these been the rules from its beginning on:');
  expect(lines[2]).toMatch(/│ rules in force │ new rules +│$/);
  expect(lines[4]).toMatch(/│ follow-ups: care │ - +│ 3: 3\.0 a week, at most 3 \(2025-01-06\) │$/);
  expect(lines.at(-1)).toBe(SUM);
});
