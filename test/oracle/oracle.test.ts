import { DAY, HOUR, type Output, type PurchaseEvent, type Rulers, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { type LogStep, oracle } from './oracle.ts';

const UTC = { name: 'UTC', initialOffsetMs: 0, transitions: [] };
const START = Date.UTC(2024, 0, 10, 12);

function rulers(goLive = 0, policy: Rulers['list'][number]['policy'] = retail): Rulers {
  return {
    frame: {
      deployment: 'oracle',
      partitions: 1,
      zone: UTC,
      currencies: ['USD'],
      daysKept: 730,
      goLive,
      time: 'simulated',
    },
    list: [{ policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy }],
  };
}

let ids = 0;
function bought(at: number, amountMinor = 1_000): LogStep {
  const event: PurchaseEvent = {
    kind: 'PURCHASE',
    eventId: `p${ids++}`,
    at,
    amountMinor,
    source: null,
    customerType: null,
  };
  return { kind: 'event', event };
}

function complained(at: number, complaint = true, score: number | null = null): LogStep {
  const event = { kind: 'FEEDBACK', eventId: `f${ids++}`, at, scale: 'CSAT', score, complaint } as const;
  return { kind: 'event', event };
}

/** Outputs as lines a reader can hold against the rules. */
function told(outputs: readonly Output[], from = START): string[] {
  return outputs.map((output) => {
    const when = `${(output.at - from) / DAY}d ${output.cause.kind}`;
    if (output.type === 'churn-alert') return `${when}: ${output.kind} ${output.level}`;
    return `${when}: ${output.changes.map(({ dimension, to }) => `${dimension}=${to}`).join(' ')}`;
  });
}

test('one purchase and then silence, by the preset retail', () => {
  const steps = [bought(START)];

  const { outputs } = oracle(steps, rulers(), START + 500 * DAY);

  expect(told(outputs)).toEqual([
    '0d PURCHASE: rfm=new_customers lifecycle=new',
    '30d SILENCE: rfm=promising lifecycle=established',
    '60d SILENCE: rfm=about_to_sleep',
    '90d SILENCE: rfm=hibernating',
    '120d SILENCE: RAISED medium',
    '180d SILENCE: rfm=lost lifecycle=churned',
    // The 366th local midnight after the day of the purchase.
    '365.5d SILENCE: rfm=inactive',
  ]);
  expect(outputs.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test('a purchase at exactly last + churnAfter wins back, though churned was never published', () => {
  const steps = [bought(START), bought(START + 180 * DAY)];

  const { outputs } = oracle(steps, rulers(), START + 270 * DAY);

  expect(told(outputs).slice(5)).toEqual([
    '180d PURCHASE: rfm=potential_loyalists lifecycle=won_back',
    '180d PURCHASE: CLEARED low',
    '240d SILENCE: rfm=about_to_sleep',
    '270d SILENCE: rfm=hibernating lifecycle=established',
  ]);
});

test('complaints before the first purchase count once there is one, since the second of them', () => {
  const steps = [complained(START), complained(START + HOUR), bought(START + DAY)];

  const { outputs } = oracle(steps, rulers(), START + 30 * DAY - 1);

  expect(told(outputs)).toEqual([
    '0d FEEDBACK: lifecycle=prospect',
    '1d PURCHASE: rfm=new_customers lifecycle=new',
    '1d PURCHASE: RAISED medium',
  ]);
  expect(outputs[2]).toMatchObject({
    signals: [{ signal: 'complaints', observed: 2, threshold: 2, since: START + HOUR }],
  });
});

test('a rise inside the cool-down is held back and raised at its end', () => {
  const soon = { ...retail, churn: { ...retail.churn, complaintDays: 3 } };
  const steps = [bought(START), complained(START), complained(START), complained(START + 12 * DAY)];

  const again = [
    ...steps,
    complained(START + 12 * DAY, false, 1),
    complained(START + 12 * DAY + 1, false, 2),
  ];

  expect(told(oracle(again, rulers(0, soon), START + 20 * DAY).outputs).slice(1)).toEqual([
    '0d FEEDBACK: RAISED medium',
    '3d SILENCE: CLEARED low',
    '14d SILENCE: RAISED medium',
    '15d SILENCE: CLEARED low',
  ]);
});

test('an alert that rose before go-live is unannounced: its clearing is not published', () => {
  const steps = [bought(START), bought(START + 150 * DAY)];

  const { outputs } = oracle(steps, rulers(START + 130 * DAY), START + 151 * DAY);

  expect(outputs.filter(({ type }) => type === 'churn-alert')).toEqual([]);
  expect(outputs.map(({ cause }) => cause.historical)).toEqual([true, true, true, true, false]);
});
