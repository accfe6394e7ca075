import { expect, test } from 'vitest';
import { buyerTable } from './buyer-table.ts';
import { aShopOf, truth } from './buyers.fixture.ts';
import { type Fit, fitModels } from './fit-models.ts';

const none = { purchase: null, spend: null };

/** So many customers who all did the same. */
const alike = (count: number, x: number) =>
  buyerTable(
    Array.from({ length: count }, () => ({
      x,
      txDays: 35 * x,
      TDays: 35 * x + 35,
      n: 11,
      meanMinor: 1_000,
    })),
  );

function modelIn<Model>(fit: Fit<Model>): Model {
  if (fit.kind === 'refused') throw new Error(fit.why);
  return fit.model;
}

test('models of a shop are near what its customers do, with how many those were', () => {
  const fitted = fitModels({ buyers: aShopOf(4_000), inForce: none });

  const [purchase, spend] = [modelIn(fitted.purchase), modelIn(fitted.spend)];
  expect(Math.abs(purchase.r / purchase.alpha / (truth.purchase.r / truth.purchase.alpha) - 1)).toBeLessThan(
    0.1,
  );
  const meanOf = ({ p, q, v }: typeof spend) => (p * v) / (q - 1);
  expect(Math.abs(meanOf(spend) / meanOf(truth.spend) - 1)).toBeLessThan(0.1);
  expect(fitted.purchase.customers).toBe(4_000);
  expect(fitted.purchase).toMatchObject({ logLikelihood: expect.any(Number) });
});

test('the spend model is one of those with money who came back', () => {
  const buyers = aShopOf(2_000);
  const withMoney = { ...buyers, meanMinor: buyers.meanMinor.map((mean, row) => (row % 2 === 0 ? mean : 0)) };
  const cameBack = buyers.x.filter((x, row) => x > 0 && row % 2 === 0).length;

  expect(fitModels({ buyers: withMoney, inForce: none }).spend).toMatchObject({
    kind: 'fitted',
    customers: cameBack,
  });
});

test('of fewer than 500 customers there is none', () => {
  const { purchase, spend } = fitModels({ buyers: aShopOf(499), inForce: none });

  expect(purchase).toEqual({ kind: 'refused', why: 'too-few', customers: 499 });
  expect(spend).toMatchObject({ kind: 'refused', why: 'too-few' });
  expect(fitModels({ buyers: buyerTable([]), inForce: none }).purchase).toMatchObject({ why: 'too-few' });
});

test('where nobody came back there is none', () => {
  expect(fitModels({ buyers: alike(600, 0), inForce: none })).toEqual({
    purchase: { kind: 'refused', why: 'no-repeat-purchase', customers: 600 },
    spend: { kind: 'refused', why: 'too-few', customers: 0 },
  });
});

test('where all are alike no model is the best, and there is none', () => {
  expect(fitModels({ buyers: alike(500, 10), inForce: none })).toEqual({
    purchase: { kind: 'refused', why: 'at-bound', customers: 500 },
    spend: { kind: 'refused', why: 'at-bound', customers: 500 },
  });
});

test('a fit takes the place of models that explain the same customers less well', () => {
  const { purchase, spend } = fitModels({ buyers: aShopOf(1_500), inForce: truth });

  expect([purchase.kind, spend.kind]).toEqual(['fitted', 'fitted']);
});
