import { retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { checkPolicy } from '../policy-document.ts';
import { followUpNotes } from './follow-up-notes.ts';

interface Written extends Readonly<Record<string, unknown>> {
  readonly plans: readonly object[];
}

const notesOf = (followUp: Written) => {
  const plans = followUp.plans.map((plan, index) => ({ name: `p${index}`, channel: 'phone', ...plan }));
  const policy = checkPolicy({ ...retail, followUp: { ...followUp, plans } });
  return followUpNotes(policy).map(({ path, message }) => `${path.slice(2).join('.')}: ${message}`);
};

test('a plan that is left for those alone who want no calls is reported', () => {
  expect(
    notesOf({ plans: [{}, { channel: 'email' }, { channel: 'email', when: { value: 'high' } }] }),
  ).toEqual([
    '1: only for who has opted out of contacts (phone): p0 before it fit everybody else whom it fits',
  ]);
});

test('a rhythm that a cap of its channel, a cap of all or the least gap breaks is reported', () => {
  const caps = [
    { max: 3, perDays: 28, channel: 'phone' },
    { max: 4, perDays: 28 },
    { max: 1, perDays: 28, channel: 'email' },
  ];

  expect(notesOf({ plans: [{ everyDays: 7 }], caps, minGapDays: 8 })).toEqual([
    '0.everyDays: every 7 days cannot be kept: it is 4 in 28 days, and caps.0 allows 3',
    '0.everyDays: every 7 days cannot be kept: minGapDays is 8',
  ]);
});

test('a cap is kept by a plan that ends before it would be reached', () => {
  const caps = [{ max: 3, perDays: 28 }];

  expect(notesOf({ plans: [{ everyDays: 7, times: 3 }], caps })).toEqual([]);
  expect(notesOf({ plans: [{ everyDays: 7, times: 4 }], caps })).toHaveLength(1);
});

test('an interval that is no whole weeks drifts onto the quiet weekdays, where there are any', () => {
  const plans = [{ everyDays: 30 }, { everyDays: 28 }, { everyDays: 3 }, { everyDays: 30, times: 1 }, {}];

  expect(notesOf({ plans, quietWeekdays: ['sunday'] }).filter((note) => note.includes('drift'))).toEqual([
    '0.everyDays: 30 days are no whole weeks: customers drift onto sunday, and those are all due at once when that ends. 28 days stay on their weekday',
    '2.everyDays: 3 days are no whole weeks: customers drift onto sunday, and those are all due at once when that ends. 7 days stay on their weekday',
  ]);
  expect(notesOf({ plans, quietWeekdays: [] }).filter((note) => note.includes('drift'))).toEqual([]);
});
