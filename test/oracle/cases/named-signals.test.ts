import { type ChurnAlert, DAY, type Policy, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { playCore } from '../compare/play-core.ts';
import { type LogStep, oracle } from '../fold/oracle.ts';
import { days, START } from './changes-of.ts';
import { bought, complained, interacted, rulesOf, visited } from './named-steps.ts';

/** MBG/NBD of the CDNOW sample (Batislam, Denizel & Filiztekin 2007), gamma-gamma of Fader & Hardie (2013) in cents. */
const models: Policy['models'] = {
  purchase: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
  spend: { p: 6.25, q: 3.74, v: 1_544 },
};

function alertsOf(steps: readonly LogStep[], until: number, policy: Partial<Policy>): readonly ChurnAlert[] {
  const { outputs } = oracle(steps, rulesOf(policy), until);
  expect(playCore(steps, rulesOf(policy), until)).toEqual(outputs);
  return outputs.filter((output) => output.type === 'churn-alert');
}

test('with a model p_active takes the place of overdue, and stands from a whole day of silence on', () => {
  const churn = { ...retail.churn, pActive: { ...retail.churn.pActive, below: 0.2, minOverdueDays: 14 } };
  const steps = [bought(START), bought(days(20))];

  const [raised] = alertsOf(steps, days(600), { models, churn });
  const [overdue] = alertsOf(steps, days(600), {});

  expect(raised).toMatchObject({
    kind: 'RAISED',
    signals: [{ signal: 'p_active', threshold: 0.2, since: raised!.at }],
  });
  expect((raised!.at - START) % DAY).toBe(0);
  expect(raised!.pActive).toBeLessThan(0.2);
  expect(raised!.signals[0]!.observed).toBe(raised!.pActive);
  expect(overdue!.signals.map(({ signal }) => signal)).toEqual(['overdue']);
});

test('where nobody ever leaves p_active does not exist: overdue stands in, and the value at risk is still told', () => {
  const purchase = { r: 0.5, alpha: 6, a: 0.001, b: 2 };

  const [raised] = alertsOf([bought(START)], days(121), { models: { ...models, purchase } });

  expect(raised).toMatchObject({ at: days(120), pActive: null, signals: [{ signal: 'overdue' }] });
  expect(raised!.valueAtRiskMinor).toBeGreaterThan(0);
});

test('switched off, p_active leaves overdue its place and its number in alerts', () => {
  const [raised] = alertsOf([bought(START)], days(121), {
    models,
    churn: { ...retail.churn, off: ['p_active'] },
  });

  expect(raised).toMatchObject({ at: days(120), signals: [{ signal: 'overdue' }] });
  expect(raised!.pActive).toBeGreaterThan(0);
});

test('an alert says what is at stake: x = 1, one week of purchases, 18 weeks of silence', () => {
  const steps = [bought(START, { amountMinor: 3_000 }), bought(days(7), { amountMinor: 5_000 })];

  const [raised] = alertsOf(steps, days(133), {
    models,
    churn: { ...retail.churn, off: ['p_active', 'frequency_drop'], priorGapDays: 119 },
  });

  // T = 1 + 18: (.525 + 1)/(6.183 + 19)·13 purchases; 6.25·(1544 + 8000)/(6.25·2 + 2.74) each.
  const purchases = (1.525 / 25.183) * 13;
  expect(raised).toMatchObject({
    at: days(133),
    valueAtRiskMinor: Math.round(((6.25 * 9_544) / 15.24) * purchases),
    // One gap of 7 days and one of 119 that is assumed.
    nextPurchaseExpectedBy: days(7 + 63),
  });
});

test('overdue waits so many hundredths of the usual gap', () => {
  const waits = (factorPercent: number) => ({ churn: { ...retail.churn, factorPercent } });

  expect(alertsOf([bought(START)], days(300), waits(150))[0]!.at).toBe(days(90));
  expect(alertsOf([bought(START)], days(300), waits(333))[0]!.at).toBe(days(199.8));
});

test('a drop of purchases stands since the first midnight of its run, and ends as its windows move on', () => {
  const frequencyDrop = { windowDays: 10, min: 2, percent: 0 };
  const churn = { ...retail.churn, off: ['overdue'], minOverdueDays: 1, frequencyDrop };
  const steps = [bought(START), bought(days(1)), bought(days(2))];

  // The last purchase is 11 days old in local days at day 13's midnight; the last but one leaves the older window at 22's.
  expect(alertsOf(steps, days(60), { churn })).toMatchObject([
    {
      kind: 'RAISED',
      at: days(12.5),
      signals: [{ signal: 'frequency_drop', observed: 0, threshold: 0, since: days(12.5) }],
    },
    { kind: 'CLEARED', at: days(21.5) },
  ]);
});

test('no decline stands in a short silence, so a purchase ends it', () => {
  const frequencyDrop = { windowDays: 10, min: 4, percent: 50 };
  const churn = { ...retail.churn, off: ['overdue'], minOverdueDays: 5, frequencyDrop };
  const steps = [0, 1, 2, 3, 15].map((day) => bought(days(day)));

  const alerts = alertsOf(steps, days(30), { churn });

  expect(alerts.map(({ kind, at }) => [kind, at])).toEqual([
    ['RAISED', days(13.5)],
    ['CLEARED', days(15)],
  ]);
});

test('the weeks of a customer begin on the day of its first event; contacts and wishes are not its own', () => {
  const interactionDrop = { min: 3, percent: 34 };
  const churn = { ...retail.churn, off: ['overdue', 'frequency_drop'], minOverdueDays: 1, interactionDrop };
  const own = [0, 1, 8].map((day) => visited(days(day)));
  const others = [40, 41].map((day) => interacted(days(day), 'CONTACT_MADE'));
  const wish = interacted(days(42), 'OPT_OUT');

  const alerts = alertsOf([bought(START), ...own, visited(days(39)), ...others, wish], days(100), { churn });

  // Week 6 begins at 41.5 d: the visits of weeks 0 and 1 lie in the four weeks before the last five from then on.
  expect(alerts).toMatchObject([
    {
      kind: 'RAISED',
      at: days(41.5),
      signals: [{ signal: 'interaction_drop', observed: 1, threshold: 1, since: days(41.5) }],
    },
    { kind: 'CLEARED', at: days(62.5) },
  ]);
});

test('two signals of one kind are medium, signals of two kinds are high', () => {
  const frequencyDrop = { windowDays: 10, min: 2, percent: 0 };
  const interactionDrop = { min: 1, percent: 0 };
  const off = ['overdue'];
  const churn = { ...retail.churn, off, minOverdueDays: 1, frequencyDrop, interactionDrop, complaints: 1 };
  const steps = [visited(days(-30)), bought(days(-1)), bought(START), complained(days(13))];

  const alerts = alertsOf(steps, days(14), { churn });

  expect(
    alerts.map(({ kind, level, signals }) => [kind, level, signals.map(({ signal }) => signal)]),
  ).toEqual([
    ['RAISED', 'medium', ['interaction_drop']],
    ['ESCALATED', 'high', ['frequency_drop', 'interaction_drop', 'complaints']],
  ]);
});

test('however long purchases have dropped, since goes back as many days as a window has', () => {
  const frequencyDrop = { windowDays: 1, min: 1, percent: 99 };
  const churn = { ...retail.churn, off: ['overdue'], minOverdueDays: 0, frequencyDrop, complaints: 1 };
  // 8, 4, 2 and 1 on a day: fewer on each two days than on the day before them, from the third day on.
  const steps = [8, 4, 2, 1].flatMap((count, day) => Array.from({ length: count }, () => bought(days(day))));

  const alerts = alertsOf([...steps, complained(days(5))], days(5), { churn });

  expect(alerts.at(-1)).toMatchObject({
    kind: 'ESCALATED',
    signals: [{ signal: 'frequency_drop', since: days(3.5) }, { signal: 'complaints' }],
  });
});

test('since goes back four weeks, by visits of up to twelve weeks ago that became known only now', () => {
  const interactionDrop = { min: 2, percent: 50 };
  const off = ['overdue', 'frequency_drop'];
  const churn = { ...retail.churn, off, interactionDrop, complaints: 2 };
  const week = (count: number) => days(7 * count);
  const visits = [3, 3, 3, 4, 7].map((count) => visited(week(count)));
  const sinceWith = (late: readonly LogStep[]) => {
    const complaints = [complained(week(12)), ...late, complained(week(12))];
    const alerts = alertsOf([bought(START), ...visits, ...complaints], week(12), { churn });
    return alerts.at(-1)!.signals[0]!.since;
  };

  // In the eighth week two visits in five weeks stand against three, or four, in the four weeks before these.
  expect(sinceWith([])).toBe(week(9) - DAY / 2);
  expect(sinceWith([visited(START)])).toBe(week(8) - DAY / 2);
  expect(sinceWith([visited(START - DAY)])).toBe(week(9) - DAY / 2);
});
