import { describe, expect, test } from 'vitest';
import { simulatedCustomers } from '../../test/simulated-customers.ts';
import { fitPurchaseModel } from './fit-purchase-model.ts';
import { purchaseLogLikelihood } from './purchase-log-likelihood.ts';
import { isDegenerate } from './purchase-model.ts';

describe('a fitted model', () => {
  test('recovers what simulated customers do', () => {
    const truth = { r: 0.8, alpha: 9, a: 0.9, b: 3 };
    const customers = simulatedCustomers('recovered', 8000, truth);

    const { model, logLikelihood, ...rest } = fitPurchaseModel(customers);

    expect(rest).toEqual({ customers: 8000, isAtBound: false });
    for (const name of ['r', 'alpha', 'a', 'b'] as const)
      expect(Math.abs(model[name] / truth[name] - 1), name).toBeLessThan(0.1);
    expect(logLikelihood).toBeGreaterThan(purchaseLogLikelihood(truth, customers));
    expect(logLikelihood).toBeCloseTo(purchaseLogLikelihood(model, customers), 6);
  });

  test('is no better anywhere near', () => {
    const customers = simulatedCustomers('near', 1000, { r: 0.5, alpha: 6, a: 0.8, b: 2 });
    const { model, logLikelihood } = fitPurchaseModel(customers);

    for (const name of ['r', 'alpha', 'a', 'b'] as const)
      for (const factor of [0.98, 1.02]) {
        const beside = { ...model, [name]: model[name] * factor };
        expect(purchaseLogLikelihood(beside, customers), `${name} ${factor}`).toBeLessThan(logLikelihood);
      }
  });

  test('is the same for the same customers in another order', () => {
    const customers = simulatedCustomers('order', 1000, { r: 0.5, alpha: 6, a: 0.8, b: 2 });

    const [there, back] = [fitPurchaseModel(customers), fitPurchaseModel(customers.toReversed())];
    expect(back.model.r).toBeCloseTo(there.model.r, 3);
    expect(back.logLikelihood).toBeCloseTo(there.logLikelihood, 4);
  });

  test('is degenerate, and not for that at a bound, where nobody ever leaves', () => {
    const customers = simulatedCustomers('loyal', 1500, { r: 3, alpha: 6, a: 1e-9, b: 1 });

    const { model, isAtBound } = fitPurchaseModel(customers);
    expect(isDegenerate(model)).toBe(true);
    expect(isAtBound).toBe(false);
    expect(model.r / model.alpha).toBeCloseTo(0.5, 1);
  });

  test('is at a bound where nobody buys again, where all are alike, and where there is nobody', () => {
    const alike = Array.from({ length: 500 }, () => ({ x: 10, tX: 50, T: 55 }));
    const never = Array.from({ length: 500 }, (_, i) => ({ x: 0, tX: 0, T: i / 7 }));

    expect([never, alike, []].map((customers) => fitPurchaseModel(customers).isAtBound)).toEqual([
      true,
      true,
      true,
    ]);
  });
});
