import { expect, test } from 'vitest';
import { describeWork } from './describe-work.ts';

const nothing = { alertsByLevel: {}, followUpsByPlan: {} };
const some = {
  alertsByLevel: { high: { ESCALATED: 2 }, medium: { EASED: 22, RAISED: 790 } },
  followUpsByPlan: {
    care: { '2025-01-06': 1, '2025-01-20': 5 },
    news: { '2025-01-13': 1_200, '2025-01-20': 900 },
  },
};

/** A table's cells alone, a line a row. */
const rows = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('│'))
    .map((line) =>
      line
        .split('│')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

test('alerts are told by level and follow-ups by plan, a column for each set of rules', () => {
  const text = describeWork([
    { name: 'retail', work: some },
    { name: 'mine', work: nothing },
  ]);

  expect(rows(text)).toEqual([
    ['', 'retail', 'mine'],
    ['alerts: high', '2: 2 escalated', '-'],
    ['alerts: medium', '812: 22 eased, 790 raised', '-'],
    ['follow-ups: care', '6: 2.0 a week, at most 5 (2025-01-20)', '-'],
    ['follow-ups: news', '2,100: 700.0 a week, at most 1,200 (2025-01-13)', '-'],
  ]);
});

test('where there is nothing to do nothing is told', () => {
  expect(describeWork([{ name: 'retail', work: nothing }])).toBe('');
});
