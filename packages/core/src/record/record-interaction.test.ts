import { describe, expect, test } from 'vitest';
import { visit } from '../../test/events.ts';
import { rulesOf } from '../../test/rules.ts';
import { runLog } from '../../test/run-log.ts';
import { berlin } from '../../test/zones.ts';

const weeksOf = (log: Parameters<typeof runLog>[0], rules = rulesOf()) =>
  runLog(log, rules).state.contact.interactionWeeks;

describe('own interactions', () => {
  test('are counted by weeks of seven local days from the first event of the customer', () => {
    const log = [
      visit('2024-01-03T22:30:00Z'),
      visit('2024-01-10T22:30:00Z'),
      visit('2024-01-10T23:30:00Z'),
      visit('2024-01-02T23:30:00Z'),
      visit('2024-01-02T22:30:00Z'),
    ];

    expect(weeksOf(log, rulesOf(undefined, { zone: berlin }))).toEqual([
      { week: -1, count: 1 },
      { week: 0, count: 2 },
      { week: 1, count: 2 },
    ]);
  });

  test('are kept for this week and the twelve before, and late ones of older weeks are not counted', () => {
    const log = [
      visit('2024-01-01T10:00:00Z'),
      visit('2024-01-08T10:00:00Z'),
      visit('2024-03-31T23:59:59.999Z'),
    ];

    expect(weeksOf(log).map(({ week }) => week)).toEqual([0, 1, 12]);
    const monday = visit('2024-04-01T00:00:00Z');
    expect(weeksOf([...log, monday]).map(({ week }) => week)).toEqual([1, 12, 13]);
    expect(weeksOf([...log, monday, visit('2024-01-07T10:00:00Z')])).toEqual(weeksOf([...log, monday]));
    expect(weeksOf([...log, monday, visit('2024-01-09T10:00:00Z')])[0]).toEqual({ week: 1, count: 2 });
  });

  test('are neither contacts made nor wishes of contact', () => {
    const log = (['CONTACT_MADE', 'OPT_OUT', 'OPT_IN'] as const).map((interaction, index) =>
      visit(`2024-01-0${index + 1}T10:00:00Z`, { interaction }),
    );

    expect(runLog(log).state).toMatchObject({
      lastInteractionAt: null,
      contact: { interactionWeeks: [], lastContactAt: Date.parse('2024-01-01T10:00:00Z') },
    });
  });

  test('of every other kind count', () => {
    const log = (['VISIT', 'EMAIL_OPEN', 'OTHER'] as const).map((interaction, index) =>
      visit(`2024-01-0${index + 1}T10:00:00Z`, { interaction }),
    );

    expect(weeksOf(log)).toEqual([{ week: 0, count: 3 }]);
  });
});
