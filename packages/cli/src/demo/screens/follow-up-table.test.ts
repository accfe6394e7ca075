import { DAY } from '@tidemark/core';
import type { PublishedOutput } from '@tidemark/operations';
import { expect, test } from 'vitest';
import { followUpTable } from './follow-up-table.ts';
import { openFollowUpTally } from './follow-up-tally.ts';

const start = Date.UTC(2025, 0, 1);

function due(plan: string, channel: 'phone' | 'email', day: number) {
  return { type: 'follow-up-due', plan, channel, at: start + day * DAY } as Extract<
    PublishedOutput,
    { type: 'follow-up-due' }
  >;
}

test('calls and mails are counted by plan: in all, on average and in the busiest week', () => {
  const tally = openFollowUpTally();
  for (const day of [0, 1, 6, 7, 20]) tally.note(due('news', 'email', day));
  tally.note(due('care', 'phone', 3));

  const lines = followUpTable(tally.byPlan(), 28).split('\n');

  expect(lines.find((line) => line.includes('news'))).toMatch(/news +│ an email +│ +5 │ +1\.3 │ +3 │/);
  expect(lines.find((line) => line.includes('care'))).toMatch(/care +│ a phone call +│ +1 │ +0\.3 │ +1 │/);
  expect(lines.findIndex((line) => line.includes('news'))).toBeLessThan(
    lines.findIndex((line) => line.includes('care')),
  );
});

test('where nobody was followed up there is no table', () => {
  expect(followUpTable(openFollowUpTally().byPlan(), 28)).toBe('');
});
