import { DAY, type Policy, retail } from '@tidemark/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bought, rulesOf } from '../cases/named-steps.ts';
import { factsOf } from '../facts/facts.ts';
import { startOf, take } from '../fold/oracle.ts';
import { arbitraryPurchaseModel } from '../generators/arbitrary-models.ts';
import { unlikelyFrom } from '../signals/p-active-signal.ts';
import { playCore } from './play-core.ts';

const FIRST = Date.UTC(2020, 0, 1, 12);
/** Beyond the longest search. */
const UNTIL = FIRST + 40_000 * DAY;

const pActive = fc.record({
  horizonDays: fc.integer({ min: 1, max: 365 }),
  below: fc.double({ min: 0.0001, max: 1, noNaN: true }),
  fallenToPercent: fc.integer({ min: 1, max: 100 }),
  minOverdueDays: fc.integer({ min: 0, max: 60 }),
});

/** Days between purchases: some weeks, or on and on. */
const gaps = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12, size: 'max' });

function instantsOf(days: readonly number[]): readonly number[] {
  const instants = [FIRST];
  for (const gap of days) instants.push(instants.at(-1)! + gap * DAY);
  return instants;
}

const OTHERS = ['overdue', 'frequency_drop', 'interaction_drop', 'complaints'];

test('p_active stands from the day that a search day by day finds, and never where that finds none', () => {
  const property = fc.property(arbitraryPurchaseModel, pActive, gaps, (purchase, limits, days) => {
    const churn = { ...retail.churn, off: OTHERS, pActive: limits, coolDownDays: 0 };
    const policy: Policy = { ...retail, churn, models: { purchase, spend: null } };
    const instants = instantsOf(days);
    const steps = instants.map((at) => bought(at));
    const rules = rulesOf({ churn, models: policy.models });
    const { history } = steps.reduce(take, startOf(rules)).state;
    const expected = unlikelyFrom(factsOf(history, rules.deployment.zone).life!, policy);

    const alerts = playCore(steps, rules, UNTIL).filter(({ type }) => type === 'churn-alert');

    const last = instants.at(-1)!;
    // What stands at once after a purchase has stood before it, or is raised by it.
    const raised = alerts.findLast(({ at }) => at >= last);
    if (expected !== null && expected > last) expect(raised).toMatchObject({ kind: 'RAISED', at: expected });
    if (expected === null) expect(raised?.at ?? last).toBe(last);
  });
  fc.assert(property, { numRuns: 300 });
});
