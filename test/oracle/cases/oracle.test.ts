import { DAY, HOUR, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { oracle } from '../fold/oracle.ts';
import { describeOutputs } from './describe-outputs.ts';
import { bought, complained, rulesOf, wrote } from './named-steps.ts';

const START = Date.UTC(2024, 0, 10, 12);

test('one purchase and then silence, by the preset retail', () => {
  const steps = [bought(START)];

  const { outputs } = oracle(steps, rulesOf(), START + 500 * DAY);

  expect(describeOutputs(outputs, START)).toEqual([
    '0d PURCHASE: rfm=new_customers lifecycle=new value=low engagement=active satisfaction=unknown source=unknown',
    '30d SILENCE: rfm=promising lifecycle=established',
    '60d SILENCE: rfm=about_to_sleep engagement=silent',
    '90d SILENCE: rfm=hibernating',
    '120d SILENCE: RAISED medium',
    '180d SILENCE: rfm=lost lifecycle=churned engagement=lost',
    // The 366th local midnight after the day of the purchase.
    '365.5d SILENCE: rfm=inactive',
  ]);
  expect(outputs.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('a purchase at exactly last + churnAfter wins back, though churned was never published', () => {
  const steps = [bought(START), bought(START + 180 * DAY)];

  const { outputs } = oracle(steps, rulesOf(), START + 270 * DAY);

  expect(describeOutputs(outputs, START).slice(5)).toEqual([
    '180d PURCHASE: rfm=potential_loyalists lifecycle=won_back engagement=active',
    '180d PURCHASE: CLEARED low',
    '240d SILENCE: rfm=about_to_sleep engagement=silent',
    '270d SILENCE: rfm=hibernating lifecycle=established',
  ]);
});

test('complaints before the first purchase count once there is one, since the second of them', () => {
  const steps = [complained(START), complained(START + HOUR), bought(START + DAY)];

  const { outputs } = oracle(steps, rulesOf(), START + 30 * DAY - 1);

  expect(describeOutputs(outputs, START)).toEqual([
    '0d FEEDBACK: lifecycle=prospect value=none engagement=potential satisfaction=dissatisfied source=unknown',
    '1d PURCHASE: rfm=new_customers lifecycle=new value=low engagement=active',
    '1d PURCHASE: RAISED medium',
  ]);
  expect(outputs[2]).toMatchObject({
    signals: [{ signal: 'complaints', observed: 2, threshold: 2, since: START + HOUR }],
  });
});

test('a rise inside the cool-down is held back and raised at its end', () => {
  const soon = { ...retail.churn, complaintDays: 3 };
  const steps = [bought(START), complained(START), complained(START), complained(START + 12 * DAY)];

  const again = [...steps, wrote(START + 12 * DAY, { score: 1 }), wrote(START + 12 * DAY + 1, { score: 2 })];

  expect(
    describeOutputs(oracle(again, rulesOf({ churn: soon }), START + 20 * DAY).outputs, START).slice(1),
  ).toEqual([
    '0d FEEDBACK: satisfaction=dissatisfied',
    '0d FEEDBACK: RAISED medium',
    '3d SILENCE: CLEARED low',
    '14d SILENCE: RAISED medium',
    '15d SILENCE: CLEARED low',
  ]);
});

test('an alert that rose before go-live is unannounced: its clearing is not published', () => {
  const steps = [bought(START), bought(START + 150 * DAY)];

  const { outputs } = oracle(steps, rulesOf({}, { goLive: START + 130 * DAY }), START + 151 * DAY);

  expect(outputs.filter(({ type }) => type === 'churn-alert')).toEqual([]);
  expect(outputs.map(({ cause }) => cause.historical)).toEqual([true, true, true, true, false]);
});
