import { describe, expect, test } from 'vitest';
import { alertsOf } from '../../test/alerts-of.ts';
import { purchase, visit } from '../../test/events.ts';
import { rulesOf } from '../../test/rules.ts';
import { publishedOf, runLog, tick } from '../../test/run-log.ts';
import { viewAt } from '../state/view.ts';
import { interactionDrop } from './interaction-drop.ts';

/** Weeks of this customer begin on Mondays at midnight. Six visits in the first four of them. */
const lively = [
  purchase('2024-01-01T10:00:00Z'),
  ...['01-02', '01-03', '01-09', '01-10', '01-16', '01-23'].map((day) => visit(`2024-${day}T10:00:00Z`)),
];

describe('interaction_drop', () => {
  test('begins and ends with weeks of the customer, as the windows move on', () => {
    const { outputs } = runLog([...lively, tick('2024-04-01T00:00:00Z')]);

    // Week 8 holds none in five weeks against six in the four before; in week 9 two of the six have left those.
    expect(publishedOf(outputs, 'churn')).toEqual([
      '2024-02-26T00:00:00.000Z churn RAISED medium by SILENCE',
      '2024-03-04T00:00:00.000Z churn CLEARED low by SILENCE',
    ]);
    expect(alertsOf(outputs)[0]!.signals).toEqual([
      { signal: 'interaction_drop', observed: 0, threshold: 1, since: Date.parse('2024-02-26T00:00:00Z') },
    ]);
  });

  test('is ended by interactions beyond what is left of the former', () => {
    const back = [visit('2024-02-26T11:00:00Z'), visit('2024-02-27T11:00:00Z')];

    const { outputs } = runLog([...lively, ...back]);

    expect(publishedOf(outputs, 'churn')).toEqual([
      '2024-02-26T00:00:00.000Z churn RAISED medium by SILENCE',
      '2024-02-27T11:00:00.000Z churn CLEARED low by INTERACTION',
    ]);
  });

  test('does not count what the shop did, nor what the customer wants of that', () => {
    const ours = ['CONTACT_MADE', 'OPT_OUT', 'OPT_IN'] as const;
    const contacts = ours.map((interaction, index) =>
      visit(`2024-02-0${index + 1}T10:00:00Z`, { interaction }),
    );

    const { outputs } = runLog([...lively, ...contacts, tick('2024-02-26T00:00:00Z')]);

    expect(alertsOf(outputs)[0]!.signals).toMatchObject([{ signal: 'interaction_drop', observed: 0 }]);
  });

  test('counts weeks from the first event in the log, also where an earlier one comes late', () => {
    const wednesday = visit('2024-01-03T09:00:00Z');

    const { state } = runLog([wednesday, ...lively, tick('2024-04-01T00:00:00Z')]);

    expect(state.contact.firstDay).toBe(Date.parse('2024-01-03') / 86_400_000);
    // The visit of 01-02 belongs to the week before.
    expect(runLog([wednesday, ...lively]).state.contact.interactionWeeks[0]).toEqual({ week: -1, count: 1 });
  });

  test('does not stand within 14 days of a purchase', () => {
    const log = [...lively, purchase('2024-02-20T10:00:00Z')];

    const { outputs } = runLog([...log, tick('2024-04-01T00:00:00Z')]);

    // Until 03-05, when the drop is over.
    expect(alertsOf(outputs)).toEqual([]);
  });
});

test('what interaction_drop says is read as interactions', () => {
  const { state } = runLog(lively);
  const rules = rulesOf();
  const view = viewAt(state, state.asOf!, rules.list[0]!, rules.deployment);

  expect(interactionDrop.words.observed(1, 2)).toBe('1 interaction lately, a drop from 2 down');
  expect(interactionDrop.words.limit(view)).toBe('drop to 25 % of 6 or more interactions in 4 weeks');
});
