import { fitPurchaseModel, fitSpendModel } from '@tidemark/core';
import { describe, expect, test } from 'vitest';
import { hasCdnowLog } from './cdnow-log.ts';
import { cdnowRhythms, readCdnowSample } from './cdnow-rhythms.ts';

if (!hasCdnowLog())
  console.log('The CDNOW log is not beside the repository: the published fits are skipped.');

describe.skipIf(!hasCdnowLog())('the published fits to CDNOW until 1997-09-30', () => {
  test('BG/NBD on the sample (Fader, Hardie & Lee 2005)', () => {
    const { model, ...rest } = fitPurchaseModel(readCdnowSample(), 'bg');

    expectNear(model, { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 });
    expect(rest).toMatchObject({ customers: 2357, isAtBound: false });
    expect(rest.logLikelihood).toBeCloseTo(-9582.429, 3);
  });

  test('MBG/NBD on the sample (Batislam, Denizel & Filiztekin 2007)', () => {
    const { model, ...rest } = fitPurchaseModel(readCdnowSample());

    expectNear(model, { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 });
    expect(rest).toMatchObject({ customers: 2357, isAtBound: false });
    expect(rest.logLikelihood).toBeCloseTo(-9582.136, 3);
  });

  test('MBG/NBD on the whole log, as another implementation finds it', () => {
    const { model, ...rest } = fitPurchaseModel(cdnowRhythms());

    expectNear(model, { r: 0.63714, alpha: 7.31029, a: 0.80747, b: 1.22839 });
    expect(rest).toMatchObject({ customers: 23_570, isAtBound: false });
    expect(rest.logLikelihood).toBeCloseTo(-95_336.958, 3);
  });

  test('gamma-gamma on the repeat buyers of the sample (Fader & Hardie 2013), in cents', () => {
    const buyers = readCdnowSample()
      .filter(({ x }) => x > 0)
      .map(({ x, meanDollars }) => ({ n: x, meanMinor: 100 * meanDollars }));

    const { model, customers, isAtBound } = fitSpendModel(buyers);

    // Published as 6.25, 3.74 and 15.44.
    expect(model.p).toBeCloseTo(6.25, 2);
    expect(model.q).toBeCloseTo(3.74, 2);
    expect(model.v / 100).toBeCloseTo(15.44, 1);
    expect({ customers, isAtBound }).toEqual({ customers: 946, isAtBound: false });
  });
});

function expectNear<Name extends string>(
  found: Readonly<Record<Name, number>>,
  published: Readonly<Record<Name, number>>,
): void {
  for (const name of Object.keys(published) as Name[])
    expect(Math.abs(found[name] / published[name] - 1), name).toBeLessThan(1e-3);
}
