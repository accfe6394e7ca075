/**
 * Orders ids by their UTF-8 bytes, as Redis does and `LC_ALL=C sort`, without encoding them. UTF-16 differs from it only
 * where one side has a surrogate (a code point beyond U+FFFF) and the other a unit above the surrogates.
 *
 * @param left well-formed text, like `right`
 */
export function compareIds(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    const [a, b] = [left.charCodeAt(index), right.charCodeAt(index)];
    if (a !== b) return byteRank(a) - byteRank(b);
  }
  return left.length - right.length;
}

/** Surrogates behind all other units. */
function byteRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
