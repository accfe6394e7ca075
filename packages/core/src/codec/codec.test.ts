import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { purchase, visit } from '../../test/events.ts';
import { rulesOf } from '../../test/rules.ts';
import { runLog } from '../../test/run-log.ts';
import { story } from '../../test/story.ts';
import { CoreError } from '../errors/core-error.ts';
import { decodeState, emptyState, encodeState, indexDue } from '../fold/standard-fold.ts';
import { DAY } from '../time/time-units.ts';
import { checksum } from './checksum.ts';

const RUNS = { numRuns: 500 };

/** Puts the right checksum under changed bytes: what is left to find is up to the checks of the fields. */
function resealed(bytes: Uint8Array): Uint8Array {
  const sealed = bytes.slice();
  new DataView(sealed.buffer).setInt32(sealed.length - 4, checksum(sealed, 0, sealed.length - 4), true);
  return sealed;
}

/** Either `state-corrupt`, or a state that packs to the very same bytes. */
function expectErrorOrSame(bytes: Uint8Array): void {
  let state: ReturnType<typeof decodeState>;
  try {
    state = decodeState(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(CoreError);
    expect(error).toMatchObject({ code: 'state-corrupt' });
    return;
  }
  expect(encodeState(state)).toEqual(bytes);
}

describe('a packed state', () => {
  test('of a customer without events is that state again', () => {
    expect(decodeState(encodeState(emptyState('c')))).toEqual(emptyState('c'));
  });

  test('takes 80 to 200 bytes for a typical customer', () => {
    const rules = rulesOf();
    const start = Date.parse('2024-01-01T10:00:00Z');
    const log = [0, 20, 45, 90, 120, 180].flatMap((day) => [
      visit(new Date(start + day * DAY - 9 * 3_600_001).toISOString()),
      purchase(new Date(start + day * DAY).toISOString(), { amountMinor: 4_990 }),
    ]);

    const { state } = indexDue(runLog(log, rules).state, rules, 'event');

    expect(encodeState(state).length).toBeGreaterThanOrEqual(80);
    expect(encodeState(state).length).toBeLessThanOrEqual(200);
  });

  test('is not changed by states packed after it', () => {
    const first = encodeState(runLog([purchase('2024-01-01T10:00:00Z')]).state);
    const copy = first.slice();

    for (let index = 0; index < 1_000; index++) encodeState(runLog([visit('2024-01-01T10:00:00Z')]).state);

    expect(first).toEqual(copy);
  });

  test('holds money up to the safe integers', () => {
    const { state } = runLog([
      purchase('2024-01-01T10:00:00Z', { amountMinor: Number.MAX_SAFE_INTEGER }),
      purchase('2024-01-01T11:00:00Z', { amountMinor: 1 }),
    ]);

    expect(state.moneyMinor).toBe(Number.MAX_SAFE_INTEGER);
    expect(decodeState(encodeState(state))).toEqual(state);
  });

  test('larger than a slab is packed whole', () => {
    const log = Array.from({ length: 700 }, (_, day) =>
      purchase(new Date(Date.parse('2022-01-01T10:00:00Z') + day * DAY).toISOString(), {
        amountMinor: 2 ** 50,
      }),
    );
    const { state } = runLog(log);

    expect(decodeState(encodeState(state))).toEqual(state);
  });

  test('with a time beyond all times is refused, not packed wrongly', () => {
    const { state } = runLog([purchase('2024-01-01T10:00:00Z')]);

    expect(() => encodeState({ ...state, lastRaisedAt: -Number.MAX_SAFE_INTEGER })).toThrow(
      'not a safe integer',
    );
    expect(decodeState(encodeState(state))).toEqual(state);
  });
});

describe('bytes that are not a packed state', () => {
  test('are refused: empty, cut short, too long', () => {
    const bytes = encodeState(runLog([purchase('2024-01-01T10:00:00Z')]).state);

    expect(() => decodeState(new Uint8Array())).toThrow('cut short');
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decodeState(bytes.subarray(0, length))).toThrow(CoreError);
    }
    expect(() => decodeState(resealed(new Uint8Array([...bytes, 0])))).toThrow('bytes left over');
  });

  test('are refused: of another version', () => {
    const bytes = encodeState(emptyState('c')).slice();
    bytes[0] = 1;

    expect(() => decodeState(resealed(bytes))).toThrow('not layout version 3');
  });

  test('are refused when any one bit is turned', () => {
    const bytes = encodeState(runLog([purchase('2024-01-01T10:00:00Z')]).state);

    for (let bit = 0; bit < 8 * bytes.length; bit++) {
      const turned = bytes.slice();
      turned[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => decodeState(turned)).toThrow(CoreError);
    }
  });

  test('at random, or changed under the right checksum, are refused or pack to the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expectErrorOrSame(bytes);
        if (bytes.length >= 4) expectErrorOrSame(resealed(bytes));
      }),
      RUNS,
    );
    fc.assert(
      fc.property(story, fc.nat(), fc.nat(255), fc.nat(), ({ rules, events }, place, byte, cut) => {
        const bytes = encodeState(runLog(events, rules).state).slice();
        bytes[place % bytes.length] = byte;

        expectErrorOrSame(bytes);
        expectErrorOrSame(resealed(bytes));
        expectErrorOrSame(resealed(bytes.subarray(0, 4 + (cut % (bytes.length - 4)))));
      }),
      RUNS,
    );
  });
});
