const SURROGATES_START = 0xd800;
const SURROGATES_END = 0xe000;

/**
 * Compares two ids by their UTF-8 bytes, as Redis does: negative, zero or positive.
 *
 * UTF-8 order is code point order. JavaScript's own order is by UTF-16 units, which puts characters beyond
 * U+FFFF (surrogate pairs, 0xD800…) before U+E000…U+FFFF; only there do the two differ.
 *
 * @example compareIds('\u{ffff}', '\u{1f600}') < 0, although '\u{ffff}' > '\u{1f600}'
 */
export function compareIds(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let at = 0; at < shared; at += 1) {
    const a = left.charCodeAt(at);
    const b = right.charCodeAt(at);
    if (a !== b) return a >= SURROGATES_START && b >= SURROGATES_START ? rank(a) - rank(b) : a - b;
  }
  return left.length - right.length;
}

/** A UTF-16 unit's place in UTF-8 order: surrogates stand for code points above all the others. */
function rank(unit: number): number {
  return unit < SURROGATES_END ? unit + 0x10000 : unit;
}
