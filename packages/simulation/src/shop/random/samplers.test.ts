import { describe, expect, test } from 'vitest';
import { beta } from './beta.ts';
import { exponential } from './exponential.ts';
import { gamma } from './gamma.ts';
import { normal } from './normal.ts';
import { pick } from './pick.ts';
import { poisson } from './poisson.ts';
import { seededRandom } from './random.ts';

const DRAWS = 20_000;
/** Five standard errors: a wrong sampler is far outside, a right one practically never. */
const ERRORS = 5;

function moments(draw: () => number) {
  const draws = Array.from({ length: DRAWS }, draw);
  const mean = draws.reduce((sum, x) => sum + x, 0) / DRAWS;
  return { mean, variance: draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (DRAWS - 1) };
}

describe('the samplers have the mean and variance of their distribution', () => {
  const random = () => seededRandom('samplers');
  const uniform = random();
  const cases: [name: string, draw: () => number, mean: number, variance: number][] = [
    ['uniform', uniform, 1 / 2, 1 / 12],
    ['normal', normal.bind(null, random()), 0, 1],
    ['exponential(1/4)', exponential.bind(null, random(), 1 / 4), 4, 16],
    [
      'gamma(0.2426, 4.4136)',
      gamma.bind(null, random(), 0.2426, 4.4136),
      0.2426 / 4.4136,
      0.2426 / 4.4136 ** 2,
    ],
    ['gamma(6.25, 2)', gamma.bind(null, random(), 6.25, 2), 3.125, 1.5625],
    ['beta(0.7929, 2.4259)', beta.bind(null, random(), 0.7929, 2.4259), 0.24633, 0.04401],
    ['poisson(0.3)', poisson.bind(null, random(), 0.3), 0.3, 0.3],
    ['poisson(80)', poisson.bind(null, random(), 80), 80, 80],
  ];

  test.each(cases)('%s', (_name, draw, mean, variance) => {
    const found = moments(draw);

    expect(Math.abs(found.mean - mean)).toBeLessThan(ERRORS * Math.sqrt(variance / DRAWS));
    expect(found.variance / variance).toBeGreaterThan(0.88);
    expect(found.variance / variance).toBeLessThan(1.12);
  });

  test('a gamma of shape below 1 has its quantiles, not only its moments', () => {
    const random = seededRandom('quantiles');
    const draws = Array.from({ length: DRAWS }, () => gamma(random, 0.5, 0.5)).sort((a, b) => a - b);

    // Gamma(1/2, 1/2) is chi-squared with one degree of freedom.
    expect(draws[DRAWS * 0.5]).toBeCloseTo(0.4549, 1);
    expect(draws[DRAWS * 0.95]! / 3.841).toBeGreaterThan(0.94);
    expect(draws[DRAWS * 0.95]! / 3.841).toBeLessThan(1.06);
  });

  test('pick keeps to its weights', () => {
    const random = seededRandom('pick');
    const counts = { web: 0, app: 0, store: 0 };
    for (let i = 0; i < DRAWS; i++)
      counts[
        pick(random, [
          ['web', 5],
          ['app', 3],
          ['store', 2],
        ] as const)
      ]++;

    expect(counts.web / DRAWS).toBeCloseTo(0.5, 1);
    expect(counts.app / DRAWS).toBeCloseTo(0.3, 1);
    expect(counts.store / DRAWS).toBeCloseTo(0.2, 1);
  });
});

describe('the seed decides everything', () => {
  test('the same seed gives the same stream', () => {
    const [one, two] = [seededRandom('a'), seededRandom('a')];

    expect(Array.from({ length: 5 }, one)).toEqual(Array.from({ length: 5 }, two));
  });

  test('neighbouring seeds give unrelated streams', () => {
    const firsts = Array.from({ length: 1000 }, (_, i) => seededRandom(`shop:${i}`)());
    const mean = firsts.reduce((sum, x) => sum + x, 0) / 1000;

    expect(new Set(firsts).size).toBe(1000);
    expect(Math.abs(mean - 0.5)).toBeLessThan(ERRORS * Math.sqrt(1 / 12 / 1000));
  });
});
