import { type Rules, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { oracle } from '../fold/oracle.ts';
import { hasCdnowLog, readCdnow } from './cdnow-log.ts';
import { playCore } from './play-core.ts';

const UNTIL = Date.UTC(1998, 6, 1);
/** Every n-th customer of 23,570: some 300. */
const STRIDE = 80;

const RULE_SETS: Rules = {
  deployment: {
    id: 'cdnow',
    partitions: 1,
    zone: { name: 'UTC', initialOffsetMs: 0, transitions: [] },
    currencies: ['USD'],
    daysKept: 730,
    goLive: 0,
    time: 'simulated',
  },
  list: [{ policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy: retail }],
};

if (!hasCdnowLog()) console.log('The CDNOW log is not beside the repository: its comparison is skipped.');

test.skipIf(!hasCdnowLog())('core and oracle agree on some 300 customers of the CDNOW log', () => {
  const customers = [...readCdnow()].filter((_, index) => index % STRIDE === 0);

  for (const [customer, purchases] of customers) {
    const steps = purchases.map((event) => ({ kind: 'event', event }) as const);
    expect(playCore(steps, RULE_SETS, UNTIL, customer), customer).toEqual(
      oracle(steps, RULE_SETS, UNTIL, customer).outputs,
    );
  }
});
