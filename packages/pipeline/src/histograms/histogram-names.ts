/**
 * The histograms stand among a partition's counters, which the segmenter keeps by customer and class: `rfm:champions`.
 * No dimension's name begins like these.
 */
const MARK = '#';

/** What a histogram counts customers by, and what its counters begin with: `#r:19800`, `#f:3`, `#m:1042`. */
export const histogramPrefixes = {
  /** The local day of the last purchase. */
  lastDay: `${MARK}r`,
  /** Buckets of F and M. */
  frequency: `${MARK}f`,
  monetaryMinor: `${MARK}m`,
} as const;
export type Axis = keyof typeof histogramPrefixes;

/** True for a counter of a histogram, such as `#f:3`; the others count customers by class, such as `rfm:champions`. */
export function isHistogramCounter(name: string): boolean {
  return name.startsWith(MARK);
}

/** The bucket of a counter of that axis, or undefined for any other counter. */
export function bucketOfCounter(axis: Axis, name: string): number | undefined {
  const prefix = `${histogramPrefixes[axis]}:`;
  return name.startsWith(prefix) ? Number(name.slice(prefix.length)) : undefined;
}
