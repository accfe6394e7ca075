import { CoreError, decodeState, encodeState } from '@tidemark/core';
import fc from 'fast-check';
import { expect } from 'vitest';
import { checksum } from '../../../packages/core/src/codec/checksum.ts';
import { runLog } from '../../../packages/core/test/run-log.ts';
import { story } from '../../../packages/core/test/story.ts';
import type { FuzzProperty } from '../fuzz-property.ts';
import { anyBytes, mutated } from '../mutations.ts';

const CHECKSUM_BYTES = 4;

/** Whatever stands in the place of a state: it is reported as damaged, or is that very state. */
export function stateProperties(): readonly FuzzProperty[] {
  const real = story.map(({ rules, events }) => Buffer.from(encodeState(runLog(events, rules).state)));
  const value = fc.oneof(
    { weight: 1, arbitrary: real },
    { weight: 4, arbitrary: mutated(real) },
    { weight: 4, arbitrary: mutated(real).map(resealed) },
    { weight: 1, arbitrary: anyBytes },
    { weight: 1, arbitrary: anyBytes.map(resealed) },
  );
  return [
    {
      name: 'the store: any bytes of a state are reported as damaged, or pack to the same bytes',
      check: (run) => fc.assert(fc.property(value, expectToldOrSame), run),
    },
  ];
}

/** Under the checksum that fits: what is left to find is up to the checks of the fields. */
function resealed(bytes: Buffer): Buffer {
  if (bytes.length < CHECKSUM_BYTES) return bytes;
  const sealed = Buffer.from(bytes);
  const end = sealed.length - CHECKSUM_BYTES;
  sealed.writeInt32LE(checksum(sealed, 0, end), end);
  return sealed;
}

function expectToldOrSame(bytes: Buffer): void {
  let packed: Uint8Array;
  try {
    packed = encodeState(decodeState(bytes));
  } catch (error) {
    expect(error).toBeInstanceOf(CoreError);
    expect(error).toMatchObject({ code: 'state-corrupt' });
    return;
  }
  expect(Buffer.from(packed).toString('hex')).toBe(bytes.toString('hex'));
}
