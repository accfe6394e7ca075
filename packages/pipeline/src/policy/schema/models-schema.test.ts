import { retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { faultsIn } from '../policies.fixture.ts';
import { checkPolicy } from '../policy-document.ts';

const faultsOf = (models: unknown) => faultsIn({ ...retail, models });

test('a policy may carry parameters that are known from elsewhere, of one model or of both', () => {
  const purchase = { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 };

  expect(checkPolicy({ ...retail, models: { purchase } }).models).toEqual({ purchase, spend: null });
  expect(faultsOf({ purchase, spend: { p: 6.25, q: 3.74, v: 1_544 } })).toEqual([]);
});

test('parameters that no model can have are refused', () => {
  const faults = faultsOf({
    purchase: { r: 0, alpha: -1, a: Number.NaN, beta: 1 },
    spend: { p: 6.25, q: 1, v: 1e300 },
  });

  expect(faults).toEqual([
    'models.purchase.r: a parameter is a number from 1e-6 to 1e+6',
    'models.purchase.alpha: a parameter is a number from 1e-6 to 1e+6',
    'models.purchase.a: a parameter is a number from 1e-6 to 1e+6',
    'models.purchase.b: a parameter is a number from 1e-6 to 1e+6',
    'models.purchase.beta: there is no such setting',
    'models.spend.q: q is above 1: otherwise the mean spend is infinite',
    'models.spend.v: a parameter is a number from 1e-6 to 1e+13',
  ]);
});
