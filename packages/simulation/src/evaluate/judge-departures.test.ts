import { DAY } from '@tidemark/core';
import { expect, test } from 'vitest';
import { replayHistory } from '../replay/fold/replay-history.ts';
import type { History } from '../replay/history/history.ts';
import { evaluateReplay } from './evaluate-replay.ts';
import type { JudgedDepartures } from './judge-departures.ts';
import { purchasesOn, retailRules, START } from './purchases.fixture.ts';

function judged(history: History, leftOn: Readonly<Record<string, number>>): JudgedDepartures {
  const departures = Object.entries(leftOn).map(([customerId, day]) => ({
    customerId,
    leftAt: START + day * DAY,
  }));
  const rules = retailRules();
  return evaluateReplay(history, rules, replayHistory(history, rules), 30, departures).departures!;
}

const groupOf = ({ groups }: JudgedDepartures, name: string) => groups.find(({ group }) => group === name)!;

test('an alert is right when its customer had left by then, whatever the window says', () => {
  // All are overdue after 120 days. Bob stays and buys again long after the window; cy leaves 20 days after his alert.
  const history = purchasesOn({ ada: [0], bob: [0, 170], cy: [0] }, 365);

  const { raised, departures } = groupOf(judged(history, { ada: 0, cy: 140 }), '1');

  expect(raised).toEqual({
    alerts: 3,
    gone: 1,
    precision: 1 / 3,
    leaving: 1,
    recall: 1,
    medianDelayDays: 120,
    medianLeadDays: 60,
  });
  expect(departures).toBe(2);
});

test('recall is of those who left early enough to be called churned by the end', () => {
  // Dee left 165 days before the end, and would be called churned after it. Eve had stopped buying 181 days before she left.
  const history = purchasesOn({ ada: [0], dee: [200], eve: [0] }, 365);

  const evaluation = judged(history, { ada: 0, dee: 200, eve: 181 });

  expect(groupOf(evaluation, 'all')).toMatchObject({ departures: 2, raised: { alerts: 3, recall: 1 } });
  expect(evaluation.lastLeftAt).toBe(START + 185 * DAY);
});

test('plain recency stands beside, at as many alerts', () => {
  const history = purchasesOn({ ada: [0], bob: [0, 100] }, 365);

  const { raised, recency } = groupOf(judged(history, { ada: 0 }), '1');

  // Bob bought again before both.
  expect(raised).toMatchObject({ alerts: 1, precision: 1 });
  expect(recency).toMatchObject({ alerts: 1, precision: 1, recall: 1 });
});

test('by chance: of the days before anybody is churned, those after a departure', () => {
  const history = purchasesOn({ ada: [0], bob: [0] }, 365);

  // Of twice 180 days, ada was gone on 80.
  expect(groupOf(judged(history, { ada: 100 }), '1').byChance).toBe(80 / 360);
});

test('a departure of who bought afterwards, or never, does not count', () => {
  const history = purchasesOn({ ada: [0], bob: [0, 200] }, 365);

  const evaluation = judged(history, { ada: 0, bob: 100, fay: 10 });

  expect(evaluation.leftOut).toBe(2);
  expect(groupOf(evaluation, '1').raised).toMatchObject({ alerts: 2, gone: 1 });
});
