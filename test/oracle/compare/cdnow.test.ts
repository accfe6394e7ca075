import { type Policy, type Rules, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { oracle } from '../fold/oracle.ts';
import { hasCdnowLog, readCdnow } from './cdnow-log.ts';
import { playCore } from './play-core.ts';

const UNTIL = Date.UTC(1998, 6, 1);
/** Every n-th customer of 23,570: some 150 by each policy. */
const STRIDE = 160;

/** Fitted to all customers until the end of September 1997; of spend as Fader & Hardie have it, in cents. */
const models = {
  purchase: { r: 0.63714, alpha: 7.31029, a: 0.80747, b: 1.22839 },
  spend: { p: 6.25, q: 3.74, v: 1_544 },
};

function rulesBy(policy: Policy): Rules {
  return {
    deployment: {
      id: 'cdnow',
      partitions: 1,
      zone: { name: 'UTC', initialOffsetMs: 0, transitions: [] },
      currencies: ['USD'],
      daysKept: 730,
      goLive: 0,
      time: 'simulated',
    },
    list: [{ policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy }],
  };
}

if (!hasCdnowLog()) console.log('The CDNOW log is not beside the repository: its comparison is skipped.');

test.skipIf(!hasCdnowLog()).each([
  { by: 'without models', policy: retail, from: 0 },
  { by: 'with models', policy: { ...retail, models }, from: STRIDE / 2 },
])('core and oracle agree on customers of the CDNOW log, $by', ({ policy, from }) => {
  const customers = [...readCdnow()].filter((_, index) => index % STRIDE === from);
  const rules = rulesBy(policy);

  for (const [customer, purchases] of customers) {
    const steps = purchases.map((event) => ({ kind: 'event', event }) as const);
    const { outputs } = oracle(steps, rules, UNTIL, customer);
    expect(playCore(steps, rules, UNTIL, customer), customer).toEqual(outputs);
  }
});
