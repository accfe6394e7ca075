import { expect, test } from 'vitest';
import { feedback, purchase, refund, visit } from '../../test/events.ts';
import { publishedOf, runLog, tick } from '../../test/run-log.ts';

const engagementOf = (log: Parameters<typeof runLog>[0]) => publishedOf(runLog(log).outputs, 'engagement');

test('a customer is active, silent after exactly 60 and lost after exactly 180 days without anything', () => {
  expect(engagementOf([purchase('2024-01-01T10:00:00Z'), tick('2024-12-31T00:00:00Z')])).toEqual([
    '2024-01-01T10:00:00.000Z engagement null → active by PURCHASE',
    '2024-03-01T10:00:00.000Z engagement active → silent by SILENCE',
    '2024-06-29T10:00:00.000Z engagement silent → lost by SILENCE',
  ]);
});

test('interactions and feedback break it, refunds do not', () => {
  expect(
    engagementOf([
      purchase('2024-01-01T10:00:00Z'),
      visit('2024-02-29T10:00:00Z'),
      refund('2024-04-28T10:00:00Z'),
      tick('2024-04-29T10:00:00Z'),
      feedback('2024-05-01T10:00:00Z'),
    ]),
  ).toEqual([
    '2024-01-01T10:00:00.000Z engagement null → active by PURCHASE',
    '2024-04-29T10:00:00.000Z engagement active → silent by SILENCE',
    '2024-05-01T10:00:00.000Z engagement silent → active by FEEDBACK',
  ]);
});

test('who never bought is potential, and lost after 180 days', () => {
  expect(engagementOf([visit('2024-01-01T10:00:00Z'), tick('2024-12-31T00:00:00Z')])).toEqual([
    '2024-01-01T10:00:00.000Z engagement null → potential by INTERACTION',
    '2024-06-29T10:00:00.000Z engagement potential → lost by SILENCE',
  ]);
  expect(engagementOf([refund('2024-01-01T10:00:00Z'), tick('2030-01-01T00:00:00Z')])).toEqual([
    '2024-01-01T10:00:00.000Z engagement null → potential by REFUND',
  ]);
});

test('what the shop does, and what the customer wants of that, wakes nobody', () => {
  const ours = (['CONTACT_MADE', 'OPT_OUT', 'OPT_IN'] as const).map((interaction, index) =>
    visit(`2024-03-0${index + 2}T10:00:00Z`, { interaction }),
  );

  expect(engagementOf([purchase('2024-01-01T10:00:00Z'), ...ours, tick('2024-12-31T00:00:00Z')])).toEqual([
    '2024-01-01T10:00:00.000Z engagement null → active by PURCHASE',
    '2024-03-01T10:00:00.000Z engagement active → silent by SILENCE',
    '2024-06-29T10:00:00.000Z engagement silent → lost by SILENCE',
  ]);
});

test('who was only contacted is potential for good', () => {
  const contact = visit('2024-01-01T10:00:00Z', { interaction: 'CONTACT_MADE' });

  expect(engagementOf([contact, tick('2030-01-01T00:00:00Z')])).toEqual([
    '2024-01-01T10:00:00.000Z engagement null → potential by INTERACTION',
  ]);
});
