/**
 * Draws ranks from 0, rank r with a probability in proportion to 1 / (r + 1)^exponent (Zipf's law): few customers have
 * much of what happens, most have little.
 *
 * @returns the rank that a random number in [0, 1) stands for
 */
export function zipf(ranks: number, exponent: number): (random: number) => number {
  const cumulative = new Float64Array(ranks);
  let total = 0;
  for (let rank = 0; rank < ranks; rank++) {
    total += (rank + 1) ** -exponent;
    cumulative[rank] = total;
  }
  return (random) => {
    const wanted = random * total;
    let low = 0;
    let high = ranks - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (cumulative[middle]! > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
