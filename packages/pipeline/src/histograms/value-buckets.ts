/** Up to here every whole number is a bucket of its own. */
const EXACT_MAX = 1_000;
/** A bucket beyond reaches from its least value to so much of it more: its middle is within 1 % of all in it. */
const WIDTHS_PER_VALUE = 50;

/** The least value of each bucket beyond the exact ones, ascending; whole numbers alone, so that every machine has the same. */
const leasts: readonly number[] = leastValues();

function leastValues(): readonly number[] {
  const values: number[] = [];
  for (let least = EXACT_MAX + 1; least <= Number.MAX_SAFE_INTEGER; least = greatestOf(least) + 1)
    values.push(least);
  return values;
}

function greatestOf(least: number): number {
  return least + Math.floor(least / WIDTHS_PER_VALUE);
}

/**
 * The bucket of a whole number of 0 or more, named by the value that stands for all in it: the number itself up to 1,000,
 * beyond that one within 1 % of it.
 *
 * @example bucketOf(1_000) // 1000
 * @example bucketOf(1_015) // 1011, as all from 1,001 to 1,021
 */
export function bucketOf(value: number): number {
  if (value <= EXACT_MAX) return value;
  let low = 0;
  let high = leasts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (leasts[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  const least = leasts[low]!;
  return least + Math.floor((greatestOf(least) - least) / 2);
}
