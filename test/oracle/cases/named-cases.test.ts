import { DAY, HOUR, type Output, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { playCore } from '../compare/play-core.ts';
import { oracle } from '../fold/oracle.ts';
import { bought, complained, rulesOf } from './named-steps.ts';

const NOON = Date.UTC(2024, 0, 10, 12);

const sinceOfComplaints = (outputs: readonly Output[]) =>
  outputs
    .flatMap((output) => (output.type === 'churn-alert' ? output.signals : []))
    .findLast(({ signal }) => signal === 'complaints')?.since;

test('a late complaint older than the kept days carries no signal further back', () => {
  const brisk = { complaints: 1, complaintDays: 1, minOverdueDays: 3, priorGapDays: 2 };
  const policy = {
    rfm: { ...retail.rfm, windowDays: 1 },
    satisfaction: { complaintDays: 1 },
    churn: { ...retail.churn, ...brisk },
  };
  const rules = rulesOf(policy, { daysKept: 3 });
  // Kept from the midnight before `oldest` on; each complaint comes before the one before it has aged.
  const oldest = NOON - 3 * DAY;
  const chain = [0, 20, 40, 60].map((hours) => complained(oldest + hours * HOUR));
  const steps = [bought(oldest - 6 * HOUR), ...chain, complained(NOON), complained(oldest - 20 * HOUR)];

  const expected = oracle(steps, rules, NOON + 20 * HOUR).outputs;
  const published = playCore(steps, rules, NOON + 20 * HOUR);

  expect(published.at(-1)).toMatchObject({ kind: 'ESCALATED', at: NOON + 18 * HOUR });
  expect(sinceOfComplaints(published)).toBe(oldest);
  expect(published).toEqual(expected);
});
