import { murmur2 } from '@tidemark/stream';

/** Which customers an audit compares, by their ids alone: the same ones at every run. */
export type Sample = (customerId: string) => boolean;

/** How many customers an audit is to compare: a share of all, 0 to 1, or about so many. */
export type SampleSize =
  | { readonly kind: 'share'; readonly share: number }
  | { readonly kind: 'count'; readonly count: number };

/** The resolution of a share. */
const SLOTS = 1_000_000;
/** Log partitions are murmur2 of the id alone: hashed so, a partition could lie in the sample whole. */
const SALT = 'audit:';

/** Takes a share of all customers, 0 to 1, by a hash of their ids. */
export function sampleOf(share: number): Sample {
  if (share >= 1) return () => true;
  const taken = Math.ceil(share * SLOTS);
  return (customerId) => (murmur2(Buffer.from(SALT + customerId)) >>> 0) % SLOTS < taken;
}

/** The share of `customers` that a size asks for. */
export function shareOf(size: SampleSize, customers: number): number {
  if (size.kind === 'share') return size.share;
  return customers === 0 ? 1 : Math.min(1, size.count / customers);
}
