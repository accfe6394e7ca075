import { DAY, retail } from '@tidemark/core';
import { deploymentWith } from '@tidemark/pipeline';
import { expect, test } from 'vitest';
import { whyDifferent } from '../../../../cli/src/replay/why.ts';
import type { ShopEvent } from '../../shop/shop-event.ts';
import { historyOf } from '../history/history.ts';
import { whoWouldMove } from './who-would-move.ts';

const utc = { name: 'UTC', initialOffsetMs: 0, transitions: [] };
const start = Date.UTC(2025, 0, 1);

const bought = (customerId: string, day: number): ShopEvent => ({
  type: 'purchase',
  eventId: `${customerId}-${day}`,
  customerId,
  occurredAt: start + day * DAY,
  index: day,
  amountMinor: 2_000,
  currency: 'EUR',
  orderId: null,
  channel: null,
  source: null,
  customerType: null,
});

const deployment = deploymentWith({
  id: 'shop',
  partitions: 1,
  zone: utc,
  currencies: ['EUR'],
  goLive: 0,
  time: 'real',
});
const rules = {
  deployment,
  list: [{ policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy: retail }],
};

test('who would move under new rules is listed by dimension and class, and why', () => {
  const history = historyOf([bought('old', 0), bought('young', 90)], start + 100 * DAY);
  const policy = { ...retail, lifecycle: { ...retail.lifecycle, newDays: 5, churnAfterDays: 100 } };

  const found = whoWouldMove(history, { rules, policy }, { explain: whyDifferent });

  expect(found).toMatchObject({ customers: 2, movers: 2, alerts: 0 });
  expect(found.moves).toEqual({ lifecycle: { established: { churned: 1 }, new: { established: 1 } } });
  expect(found.first.map(({ why }) => why)).toEqual([
    'last purchase 100 d ago, bought once: new for 30 d, churned after 180 d, won back for 90 d | new for 5 d, churned after 100 d, won back for 90 d',
    'last purchase 10 d ago, bought once: new for 30 d, churned after 180 d, won back for 90 d | new for 5 d, churned after 100 d, won back for 90 d',
  ]);
});

test('under the rules in force nobody would move, whatever is due at that very instant', () => {
  const history = historyOf([bought('due', 0)], start + 30 * DAY);

  expect(whoWouldMove(history, { rules, policy: retail }, { explain: whyDifferent })).toMatchObject({
    movers: 0,
    moves: {},
    first: [],
  });
});

test('alerts and follow-ups are told under both rules, as if the deployment had been live from the beginning', () => {
  const history = historyOf([bought('one', 0), bought('two', 90)], start + 130 * DAY);
  const policy = { ...retail, followUp: { ...retail.followUp, plans: [] } };
  const later = { ...rules, deployment: { ...deployment, goLive: start + 129 * DAY } };

  const { work } = whoWouldMove(history, { rules: later, policy }, { explain: whyDifferent });

  // Two days after the purchase of a Wednesday, and of a Tuesday.
  expect(work.before.followUpsByPlan).toMatchObject({ welcome: { '2024-12-30': 1, '2025-03-31': 1 } });
  expect(work.after.followUpsByPlan).toEqual({});
  expect(work.before.alertsByLevel).toEqual({ medium: { RAISED: 1 } });
  expect(work.after.alertsByLevel).toEqual(work.before.alertsByLevel);
});
