/** Draws from [0, 1), uniformly; the only randomness of the simulated shop, always an argument. */
export type Random = () => number;

/**
 * A seeded stream of draws: sfc32 (Chris Doty-Humphrey, PractRand), its state filled from the seed's text by
 * MurmurHash3's mixing. The same seed gives the same stream on every machine. 32 random bits a draw.
 *
 * @example seededRandom('shop:1')() // 0.8 or so, the same every time
 */
export function seededRandom(seed: string): Random {
  let [a, b, c, counter] = [mix(seed, 1), mix(seed, 2), mix(seed, 3), 1];
  const draw = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) draw();
  return draw;
}

/** MurmurHash3 (Austin Appleby) over UTF-16 units: good enough to tell seeds apart, no security meant. */
function mix(text: string, salt: number): number {
  let hash = salt ^ text.length;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0xcc9e2d51);
    hash = (hash << 13) | (hash >>> 19);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
