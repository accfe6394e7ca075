import { expect, test } from 'vitest';
import { faultsIn, policyWith } from '../policies.fixture.ts';

const faultsOf = (rfm: Readonly<Record<string, unknown>>) => faultsIn(policyWith(rfm));

const twoByTwo = { recencyDays: [30], frequency: [1], monetaryMinor: [100] };

test('the grid takes four limits an axis', () => {
  expect(faultsOf({ frequency: [1, 2] })).toEqual([
    'rfm.frequency: the grid takes 4 limits, not 2: add limits, or give segments by codes or by boxes',
  ]);
});

test('codes are a partition: none missing, none twice, none beyond the scores', () => {
  const list = [
    { name: 'good', codes: ['222', '221', '212', '211'] },
    { name: 'bad', codes: ['122', '121', '222', '311'] },
  ];

  expect(faultsOf({ ...twoByTwo, segments: { by: 'codes', list } })).toEqual([
    'rfm.segments.list.1.codes.2: "222" belongs to good already',
    'rfm.segments.list.1.codes.3: "311" is no code: they run from 111 to 222',
    'rfm.segments.list: in no segment: 111 112',
  ]);
});

test('boxes lie within the scores and have names of their own', () => {
  const all = [1, 2];
  const list = [
    { name: 'good', r: all, f: all, m: [1, 3] },
    { name: 'good', r: all, f: all, m: all },
    { name: 'others', r: all, f: all, m: all },
  ];

  expect(faultsOf({ ...twoByTwo, segments: { by: 'boxes', list } })).toEqual([
    'rfm.segments.list.1.name: "good" stands at entry 1 already: rename one of them',
    'rfm.segments.list.2.name: "others" is given by the fold itself: rename it',
    'rfm.segments.list.0.m: reaches 3, but M has scores up to 2',
  ]);
});
