import { type Frame, retail } from '@tidemark/core';
import { hasCode } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { testFrame } from '../memory-context.fixture.ts';
import { decodeMemory, encodeMemoryField, type PartitionMemory } from './partition-memory.ts';
import { type MemoryField, memoryFields, storedFrame } from './stored-memory.ts';

const frame: Frame = {
  ...testFrame,
  zone: { name: 'A', initialOffsetMs: 1, transitions: [{ at: 5, offsetMs: 2 }] },
};
const ruler = { policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy: retail } as const;
const memory: PartitionMemory = {
  time: 1_767_225_600_000,
  frame,
  rulers: [ruler, { ...ruler, policyVersion: 2, effectiveAt: 9 }],
  combined: undefined,
  swept: 1,
  sweep: { through: 2, after: { id: 'ädä', due: 7 } },
  watermarks: new Map([
    ['purchases/1/0', { offset: 41 }],
    ['feedback/1/2', { offset: -1 }],
  ]),
};

/** The stored fields, one of them with other bytes. */
const stored = (field?: MemoryField, text?: string) =>
  memoryFields.map((name) =>
    name === field && text !== undefined ? Buffer.from(text) : encodeMemoryField(memory, name),
  );

function faultOf(work: () => unknown): unknown {
  try {
    work();
    return undefined;
  } catch (error) {
    return error;
  }
}

test('a memory comes back as it was stored, and an absent one is empty', () => {
  expect(decodeMemory(stored())).toEqual(memory);
  expect(decodeMemory([])).toEqual({
    time: 0,
    frame: undefined,
    rulers: [],
    combined: undefined,
    swept: 0,
    sweep: undefined,
    watermarks: new Map(),
  });
});

test.each([
  ['time', ''],
  ['time', 'nonsense'],
  ['time', '"1"'],
  ['time', '1.5'],
  ['time', '1e300'],
  ['watermarks', '[]'],
  ['watermarks', '{"purchases/1/0":"41"}'],
  ['watermarks', '{"purchases/1/0":null}'],
  ['rulers', '{}'],
  ['rulers', '[{"policyVersion":1,"scorecardVersion":null,"effectiveAt":0,"document":"{"}]'],
  ['rulers', '[{"policyVersion":1,"scorecardVersion":null,"effectiveAt":0,"document":"{}"}]'],
  ['sweep', '{"swept":1,"sweep":{"through":2,"after":{"id":7}}}'],
  ['sweep', 'null'],
] as const)('a damaged %s, %j, is told with a code and the way out', (field, text) => {
  const fault = faultOf(() => decodeMemory(stored(field, text)));

  expect(hasCode(fault, 'store-corrupt'), String(fault)).toBe(true);
  expect(String(fault)).toContain(`remembers of "${field}"`);
  expect(String(fault)).toContain('start the segmenter with --rebuild');
});

test("a damaged frame is told apart: a rebuild must not forget what may be another deployment's", () => {
  const fault = faultOf(() => storedFrame(stored('frame', '{"deployment":"test"}')));

  expect(hasCode(fault, 'store-corrupt')).toBe(true);
  expect(String(fault)).toContain(
    "make sure that these keys (TIDEMARK_REDIS_PREFIX) are this deployment's, delete them",
  );
  expect(storedFrame(stored('time', 'nonsense'))).toEqual(frame);
});
