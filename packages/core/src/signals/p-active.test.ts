import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertsOf } from '../../test/alerts-of.ts';
import { cdnowModels, withModels } from '../../test/cdnow-models.ts';
import { check } from '../../test/check.ts';
import { purchase, visit } from '../../test/events.ts';
import { anyModel } from '../../test/models.ts';
import { rulesOf, withoutFollowUp } from '../../test/rules.ts';
import { publishedOf, runLog, tick } from '../../test/run-log.ts';
import type { PurchaseModel } from '../models/purchase-model.ts';
import type { Policy } from '../rules/policy.ts';
import type { PActiveLimits } from '../rules/signal-limits.ts';
import { viewAt } from '../state/view.ts';
import { DAY, NEVER } from '../time/time-units.ts';
import { pActive } from './p-active.ts';

const withLimits = (limits: Partial<PActiveLimits>, further: Partial<Policy> = {}): Policy => ({
  ...withModels,
  ...further,
  churn: { ...withModels.churn, pActive: { ...withModels.churn.pActive, ...limits } },
});

const bought = [purchase('2024-01-01T10:00:00Z')];

/** What P(active) is after n days of silence, by the formula as it stands in FOLD.md. */
function plainly({ r, alpha, a, b }: PurchaseModel, x: number, tX: number, n: number, h: number): number {
  const T = tX + n / 7;
  const L = Math.log(a) - Math.log(b + x) + (r + x) * (Math.log(alpha + T) - Math.log(alpha + tX));
  return (1 / (1 + Math.exp(L))) * -Math.expm1((r + x) * (Math.log(alpha + T) - Math.log(alpha + T + h / 7)));
}

describe('p_active', () => {
  test('raises when who bought once has become half as likely to buy as in the beginning, with what was observed', () => {
    const { outputs } = runLog([...bought, tick('2024-12-31T00:00:00Z')], rulesOf(withModels));

    // By a search outside of this project: P(0) = 0.28873, P(65) = 0.14473, P(66) = 0.14355.
    expect(alertsOf(outputs)).toMatchObject([
      {
        kind: 'RAISED',
        level: 'medium',
        at: Date.parse('2024-01-01T10:00:00Z') + 66 * DAY,
        cause: { kind: 'SILENCE' },
        signals: [
          {
            signal: 'p_active',
            observed: 0.143554,
            threshold: 0.25,
            since: Date.parse('2024-01-01T10:00:00Z') + 66 * DAY,
          },
        ],
        pActive: 0.143554,
      },
    ]);
  });

  test('raises when who bought twice has become unlikely to buy', () => {
    const twice = [...bought, purchase('2024-01-11T10:00:00Z')];

    const { outputs } = runLog([...twice, tick('2024-12-31T00:00:00Z')], rulesOf(withModels));

    // P(72) = 0.25055, P(73) = 0.24788.
    expect(alertsOf(outputs)[0]).toMatchObject({
      at: Date.parse('2024-01-11T10:00:00Z') + 73 * DAY,
      pActive: 0.247882,
    });
  });

  test('does not raise before its own least silence', () => {
    const { outputs } = runLog(
      [...bought, tick('2024-12-31T00:00:00Z')],
      rulesOf(withLimits({ minOverdueDays: 100 })),
    );

    expect(publishedOf(outputs, 'churn')).toEqual([
      '2024-04-10T10:00:00.000Z churn RAISED medium by SILENCE',
    ]);
  });

  test('never raises where a hundred years of silence are not enough', () => {
    const state = runLog(bought).state;
    const rules = rulesOf(withLimits({ below: 1e-9 }));

    expect(pActive.nextChange(viewAt(state, state.asOf!, rules.list[0]!, rules.deployment), NEVER)).toBe(
      NEVER,
    );
  });

  test('is ended by a purchase, also in its very millisecond, and by no visit', () => {
    const at = '2024-03-07T10:00:00Z';

    const again = runLog([...bought, purchase(at)], rulesOf(withModels)).outputs;
    const visited = runLog([...bought, visit(at)], rulesOf(withModels)).outputs;

    expect(alertsOf(again)).toEqual([]);
    expect(alertsOf(visited)).toMatchObject([{ kind: 'RAISED', cause: { kind: 'INTERACTION' } }]);
  });

  test.each([
    ['switched off', { ...withModels, churn: { ...withModels.churn, off: ['p_active'] } }],
    ['without a model', withoutFollowUp],
    [
      'with a model in which nobody leaves',
      { ...withModels, models: { ...cdnowModels, purchase: { r: 0.5, alpha: 6, a: 0.001, b: 2 } } },
    ],
  ])('%s does not exist: overdue stands in for it', (_, policy) => {
    const { outputs } = runLog([...bought, tick('2024-12-31T00:00:00Z')], rulesOf(policy));

    expect(alertsOf(outputs)).toMatchObject([
      { at: Date.parse('2024-04-30T10:00:00Z'), signals: [{ signal: 'overdue' }] },
    ]);
  });

  test('where it exists, overdue stands neither beside it nor before it', () => {
    const { outputs } = runLog(
      [...bought, tick('2030-12-31T00:00:00Z')],
      rulesOf(withLimits({ minOverdueDays: 365 })),
    );

    expect(alertsOf(outputs)).toMatchObject([
      { at: Date.parse('2024-12-31T10:00:00Z'), signals: [{ signal: 'p_active' }] },
    ]);
  });

  test('crosses on the day that a search day by day finds', () => {
    const days = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 8 });
    const limits = fc.record({
      horizonDays: fc.integer({ min: 1, max: 365 }),
      below: fc.double({ min: 0.01, max: 1, noNaN: true }),
      fallenToPercent: fc.integer({ min: 5, max: 100 }),
      minOverdueDays: fc.integer({ min: 1, max: 60 }),
    });
    check([anyModel, days, limits], (purchaseModel, gaps, drawn) => {
      let at = Date.parse('2020-01-01T12:00:00Z');
      const log = [0, ...gaps].map((gap, index) => {
        at += gap * DAY;
        return purchase(new Date(at).toISOString(), { eventId: `${index}` });
      });
      const rules = rulesOf(withLimits(drawn, { models: { purchase: purchaseModel, spend: null } }));
      const { state } = runLog(log, rules);

      const x = new Set(log.map((event) => event.at)).size - 1;
      const tX = (at - log[0]!.at) / DAY / 7;
      const p = (n: number) => plainly(purchaseModel, x, tX, n, drawn.horizonDays);
      const mostSearched = 1_000;
      let n = 0;
      while (n < mostSearched && !(p(n) < drawn.below && 100 * p(n) <= drawn.fallenToPercent * p(0))) n++;
      const crossesAt = at + Math.max(n, drawn.minOverdueDays) * DAY;
      const viewOf = (instant: number) => viewAt(state, instant, rules.list[0]!, rules.deployment);

      const found = pActive.nextChange(viewOf(state.asOf!), NEVER);
      if (n === mostSearched) expect(found).toBeGreaterThanOrEqual(crossesAt);
      else {
        expect(found).toBe(crossesAt);
        expect(pActive.stands(viewOf(crossesAt - 1))).toBeNull();
        expect(pActive.stands(viewOf(crossesAt))).not.toBeNull();
        expect(pActive.since(viewOf(crossesAt + 5 * DAY))).toBe(crossesAt);
      }
    });
  });
});

test('what p_active says is read as percentages and days', () => {
  const { state } = runLog(bought);
  const rules = rulesOf(withModels);
  const view = viewAt(state, state.asOf!, rules.list[0]!, rules.deployment);

  expect(pActive.words.observed(0.143554, 0.25)).toBe('14.4 % likely to buy again soon, at risk below 25 %');
  expect(pActive.words.limit(view)).toBe('unlikely to buy after 66 days');
});
