import { expect, test } from 'vitest';
import { purchase, refund } from '../../test/events.ts';
import { deployment, rulesOf } from '../../test/rules.ts';
import { runLog } from '../../test/run-log.ts';
import { profileAt } from '../fold/standard-fold.ts';
import { retail } from '../rules/retail.ts';
import { inFirstCurrency } from './in-first-currency.ts';

const currencies = ['EUR', 'USD', 'JPY', 'KWD'];
const policy = { ...retail, rates: { USD: 0.925, JPY: 0.0061, KWD: 3 } };
const inEuro = (amountMinor: number, currency: string) =>
  inFirstCurrency({ amountMinor, currency }, { ...deployment, currencies }, policy);

test('amounts are converted between minor units, and rounded to the nearest one', () => {
  expect(inEuro(1_234, 'EUR')).toBe(1_234);
  expect(inEuro(20, 'USD')).toBe(19); // 18.5
  expect(inEuro(1_000, 'JPY')).toBe(610); // 1,000 yen are 6.10 EUR
  expect(inEuro(1_000, 'KWD')).toBe(300); // 1.000 dinar is 3.00 EUR
  expect(() => inEuro(1, 'CHF')).toThrow('no rate to EUR');
});

test('the rate counts that is in force when the event is applied', () => {
  const rules = rulesOf(policy, { currencies }, [
    [Date.parse('2024-02-01T00:00:00Z'), { ...policy, rates: { ...policy.rates, USD: 2 } }],
  ]);
  const { state } = runLog(
    [
      purchase('2024-01-01T10:00:00Z', { amountMinor: 1_000, currency: 'USD' }),
      purchase('2024-02-01T10:00:00Z', { amountMinor: 1_000, currency: 'USD' }),
      refund('2024-02-02T10:00:00Z', { amountMinor: 100, currency: 'USD' }),
    ],
    rules,
  );

  expect(profileAt(state, state.asOf!, rules)).toMatchObject({ monetaryMinor: 925 + 2_000 - 200 });
});
