import { growingBytes, longestBytes, reserve, writeSized, written } from '../bytes/growing-bytes.ts';
import { LONGEST_VARINT, writeVarint } from '../bytes/varint.ts';

/** Headers by name, in their order; undefined where each record has a value of its own. */
export type HeaderLayout = Readonly<Record<string, string | undefined>>;

/**
 * The bytes of headers before, between and behind the values that each record has of its own: their count, the names, and the
 * values that are always the same.
 */
export function headerPieces(layout: HeaderLayout): readonly [first: Buffer, ...behindValues: Buffer[]] {
  const target = growingBytes(1_024);
  const names = Object.keys(layout);
  const pieces: Buffer[] = [];
  const cut = () => {
    pieces.push(Buffer.from(written(target)));
    target.position = 0;
  };
  writeVarint(target, names.length);
  for (const name of names) {
    const value = layout[name];
    reserve(target, 2 * LONGEST_VARINT + longestBytes(name) + longestBytes(value ?? ''));
    writeSized(target, name, writeVarint);
    if (value === undefined) cut();
    else writeSized(target, value, writeVarint);
  }
  cut();
  return pieces as [Buffer, ...Buffer[]];
}
