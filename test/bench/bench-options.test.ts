import { expect, test } from 'vitest';
import { readBenchOptions } from './bench-options.ts';

test('without arguments everything is measured, in its usual size', () => {
  expect(readBenchOptions([])).toMatchObject({
    parts: ['loops', '180-days', '2-days', 'steady'],
    events: 200_000,
    customers: 25_000,
    drawnCustomers: 50_000,
    rounds: 3,
    liveRate: 2_000,
    steadyRate: 5_000,
    isProfiled: true,
    against: undefined,
  });
});

test('parts are measured in their own order, in the size that is asked for', () => {
  const options = readBenchOptions(['steady', '180-days', '--events', '2000008', '--customers', '500000']);

  expect(options).toMatchObject({
    parts: ['180-days', 'steady'],
    events: 2_000_008,
    drawnCustomers: 500_000,
  });
});

test('another checkout is compared in all parts but the loops', () => {
  expect(readBenchOptions(['--against', '/other']).parts).toEqual(['180-days', '2-days', 'steady']);
  expect(() => readBenchOptions(['loops', '--against', '/other'])).toThrow(
    'Cannot measure the loops of another',
  );
});

test('what cannot be measured is refused', () => {
  expect(() => readBenchOptions(['90-days'])).toThrow(
    'Cannot measure "90-days": the parts are loops, 180-days',
  );
  expect(() => readBenchOptions(['--events', '0'])).toThrow(
    'Cannot use --events "0": give a whole number from 1',
  );
});
