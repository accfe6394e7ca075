import { expect, test } from 'vitest';
import { openBuyerSample, sampleRank } from './buyer-sample.ts';

/** A buyer that is told by its x. */
const buyer = (x: number) => ({ x, tX: 0, T: 0, n: 1, meanMinor: 100 });

function sampled(size: number, ranks: readonly number[]): readonly number[] {
  const sample = openBuyerSample(size);
  for (const rank of ranks) sample.add(rank, buyer(rank));
  return sample.buyers().map(({ x }) => x);
}

test('a sample holds the customers of the lowest ranks, in whatever order they come', () => {
  expect(sampled(3, [5, 1, 9, 2, 8, 0, 7])).toEqual([0, 1, 2]);
  expect(sampled(3, [0, 1, 2, 5, 7, 8, 9])).toEqual([0, 1, 2]);
});

test('it holds all where they are no more', () => {
  expect(sampled(3, [5, 1])).toEqual([1, 5]);
  expect(sampled(3, [])).toEqual([]);
});

test('ranks of ids that are counted up are spread over the whole range', () => {
  const ranks = Array.from({ length: 1_000 }, (_, index) => sampleRank(`c-${index}`));

  for (const part of [ranks.slice(0, 500), ranks.slice(500)]) {
    const low = part.filter((rank) => rank < 2 ** 31).length;
    expect(Math.abs(low - 250)).toBeLessThan(50);
  }
});
