import { describe, expect, test } from 'vitest';
import { alertsOf } from '../../test/alerts-of.ts';
import { cdnowModels, withModels } from '../../test/cdnow-models.ts';
import { purchase, refund } from '../../test/events.ts';
import { rulesOf, withoutFollowUp } from '../../test/rules.ts';
import { runLog } from '../../test/run-log.ts';
import type { Policy } from '../rules/policy.ts';
import type { State } from '../state/state.ts';
import { viewAt } from '../state/view.ts';
import { DAY } from '../time/time-units.ts';
import { outlookOf } from './outlook.ts';

const bought = [purchase('2024-01-01T10:00:00Z', { amountMinor: 1_000 })];
const twice = [...bought, purchase('2024-01-11T10:00:00Z', { amountMinor: 1_000 })];

function outlookAfter(days: number, state: State, policy: Policy) {
  const rules = rulesOf(policy);
  return outlookOf(viewAt(state, state.lastPurchaseAt! + days * DAY, rules.list[0]!, rules.deployment));
}

describe('the outlook', () => {
  // By the formulas as FOLD.md has them, outside of this project.
  test.each([
    [bought, 0, 0.288726, 1_952],
    [bought, 30, 0.199936, 1_153],
    [bought, 66, 0.143554, 773],
    [twice, 0, 0.582544, 3_786],
    [twice, 30, 0.403757, 2_422],
    [twice, 73, 0.247882, 1_597],
  ])(
    'of a rhythm is P(active) and the spend of the horizon if the customer stays',
    (log, days, pActive, minor) => {
      expect(outlookAfter(days, runLog(log).state, withModels)).toMatchObject({
        pActive,
        valueAtRiskMinor: minor,
      });
    },
  );

  test('expects the next purchase after the usual gap, also where that has passed', () => {
    const { state } = runLog(twice);

    // ⌈(10 + 60) / 2⌉ = 35 days
    expect(outlookAfter(100, state, withoutFollowUp)).toEqual({
      pActive: null,
      nextPurchaseExpectedBy: Date.parse('2024-02-15T10:00:00Z'),
      valueAtRiskMinor: null,
    });
  });

  test('never says more money than sums can hold', () => {
    const purchase = { r: 1e6, alpha: 1e-6, a: 1, b: 1 };
    const models = { purchase, spend: { p: 6, q: 3.7, v: 1_500 } };

    expect(outlookAfter(0, runLog(bought).state, { ...withModels, models }).valueAtRiskMinor).toBe(
      Number.MAX_SAFE_INTEGER,
    );
  });

  test('says how likely a purchase is also where the signal is switched off', () => {
    const policy = { ...withModels, churn: { ...withModels.churn, off: ['p_active'] } };

    expect(outlookAfter(30, runLog(bought).state, policy).pActive).toBe(0.199936);
  });

  test('without a spend model has a probability alone, with one in which nobody leaves the value alone', () => {
    const { state } = runLog(bought);
    const unpriced = { ...withModels, models: { ...cdnowModels, spend: null } };
    const degenerate = { ...cdnowModels.purchase!, a: 0.001, b: 2 };

    expect(outlookAfter(30, state, unpriced)).toMatchObject({ pActive: 0.199936, valueAtRiskMinor: null });
    expect(
      outlookAfter(30, state, { ...withModels, models: { ...cdnowModels, purchase: degenerate } }),
    ).toMatchObject({ pActive: null, valueAtRiskMinor: 1_153 });
  });

  test('has no value at risk where all money went back', () => {
    const returned = runLog([...bought, refund('2024-01-02T10:00:00Z', { amountMinor: 1_500 })]).state;

    expect(outlookAfter(30, returned, withModels).valueAtRiskMinor).toBeNull();
  });

  test('is in the alert that clears, too', () => {
    const { outputs } = runLog([...bought, purchase('2024-05-01T10:00:00Z')], rulesOf(withModels));

    expect(alertsOf(outputs)).toMatchObject([
      { kind: 'RAISED', pActive: 0.143554 },
      { kind: 'CLEARED', signals: [], pActive: expect.any(Number), valueAtRiskMinor: expect.any(Number) },
    ]);
  });
});
