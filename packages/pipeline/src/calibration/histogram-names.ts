/**
 * The histograms stand among a partition's counters, which the segmenter keeps by customer and class: `rfm:champions`.
 * No dimension's name begins like these.
 */
const MARK = '#';

/** What a histogram counts customers by: the local day of the last purchase, or buckets of F and M. */
export const axes = { lastDay: 'r', frequency: 'f', monetaryMinor: 'm' } as const;
export type Axis = keyof typeof axes;

/** The counter of a bucket: `#r:19800`, `#f:3`, `#m:1042`. */
export function histogramCounter(axis: Axis, bucket: number): string {
  return `${MARK}${axes[axis]}:${bucket}`;
}

/** True for a counter of a histogram; the others count customers by class. */
export function isHistogramCounter(name: string): boolean {
  return name.startsWith(MARK);
}

/** The bucket of a counter of that axis, or undefined for any other counter. */
export function bucketOfCounter(axis: Axis, name: string): number | undefined {
  const prefix = `${MARK}${axes[axis]}:`;
  return name.startsWith(prefix) ? Number(name.slice(prefix.length)) : undefined;
}
