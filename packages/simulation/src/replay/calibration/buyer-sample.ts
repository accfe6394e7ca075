import type { SampledBuyer } from '@tidemark/core';
import { murmur2 } from '@tidemark/stream';

/** Buyers of one instant, at most so many of them: always the same for the same customers. */
export interface BuyerSample {
  /** @param rank of the customer, by `sampleRank` */
  add(rank: number, buyer: SampledBuyer): void;
  /** Those of the lowest ranks, ascending. */
  buyers(): readonly SampledBuyer[];
}

/** Where a customer stands in the queue for a sample: nothing that it does depends on it. */
export function sampleRank(customerId: string): number {
  return murmur2(Buffer.from(customerId)) >>> 0;
}

/** A sample that holds `size` customers; while it is filled up to half as many more. */
export function openBuyerSample(size: number): BuyerSample {
  let taken: { readonly rank: number; readonly buyer: SampledBuyer }[] = [];
  let below = Number.POSITIVE_INFINITY;
  const lowest = () => taken.toSorted((left, right) => left.rank - right.rank).slice(0, size);
  return {
    add(rank, buyer) {
      if (rank >= below) return;
      taken.push({ rank, buyer });
      if (taken.length < size * 1.5) return;
      taken = lowest();
      below = taken.at(-1)!.rank;
    },
    buyers: () => lowest().map(({ buyer }) => buyer),
  };
}
