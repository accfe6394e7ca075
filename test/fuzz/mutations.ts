import fc from 'fast-check';

/** One change of bytes; places are taken modulo the length. */
type Change =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'set'; readonly at: number; readonly byte: number }
  /** A number of one more byte: the same in a longer form, or a larger one. */
  | { readonly kind: 'lengthen'; readonly at: number; readonly byte: number }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'remove'; readonly at: number; readonly size: number }
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'repeat'; readonly at: number; readonly size: number };

/** Bytes at which variable-length integers, lengths and counts turn. */
const revealing = fc.constantFrom(0x00, 0x01, 0x02, 0x03, 0x7e, 0x7f, 0x80, 0x81, 0xfe, 0xff);
const byte = fc.oneof(revealing, fc.nat(255));

/** Flags, counts and times stand at the beginning. */
const few = fc.oneof(fc.nat(8), fc.nat());

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat(7) }),
  fc.record({ kind: fc.constant('set' as const), at: fc.nat(), byte }),
  fc.record({ kind: fc.constant('lengthen' as const), at: few, byte: fc.constantFrom(0, 0, 1, 4, 0x80) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(), size: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.nat(),
    bytes: fc.array(byte, { minLength: 1, maxLength: 11 }).map((bytes) => Uint8Array.from(bytes)),
  }),
  fc.record({ kind: fc.constant('repeat' as const), at: fc.nat(), size: fc.integer({ min: 1, max: 40 }) }),
);

/** The bytes with up to five changes, and sometimes as they are. */
export function mutated(bytes: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer> {
  return fc
    .tuple(bytes, fc.array(change, { maxLength: 5 }))
    .map(([whole, changes]) => changes.reduce(changed, whole));
}

function changed(bytes: Buffer, next: Change): Buffer {
  const at = bytes.length === 0 ? 0 : next.at % bytes.length;
  const [head, tail] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (next.kind) {
    case 'flip':
    case 'set': {
      const copy = Buffer.from(bytes);
      if (copy.length > 0) copy[at] = next.kind === 'set' ? next.byte : copy[at]! ^ (1 << next.bit);
      return copy;
    }
    case 'lengthen':
      return Buffer.concat([head, Buffer.of((tail[0] ?? 0) | 0x80, next.byte), tail.subarray(1)]);
    case 'cut':
      return head;
    case 'remove':
      return Buffer.concat([head, tail.subarray(next.size)]);
    case 'insert':
      return Buffer.concat([head, next.bytes, tail]);
    case 'repeat':
      return Buffer.concat([head, tail.subarray(0, next.size), tail]);
    default:
      return next satisfies never;
  }
}

/** Bytes without any form, and with the forms that decoders look for first. */
export const anyBytes: fc.Arbitrary<Buffer> = fc
  .oneof(fc.uint8Array({ maxLength: 300 }), fc.array(byte, { maxLength: 60 }))
  .map((bytes) => Buffer.from(bytes));
