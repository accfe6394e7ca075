import { retail } from '@tidemark/core';
import { decodeMemory, encodePolicy, memoryFields, type RulesRecord } from '@tidemark/pipeline';
import { hasCode } from '@tidemark/stream';
import fc from 'fast-check';
import { expect } from 'vitest';
import {
  encodeMemoryField,
  type PartitionMemory,
} from '../../../packages/pipeline/src/partition-memory/partition-memory.ts';
import { rulesFrom } from '../../../packages/pipeline/src/rules-records/rules-records.ts';
import type { FuzzProperty } from '../fuzz-property.ts';
import { mutatedJson } from '../json-mutations.ts';
import { fuzzDeployment } from '../log-fold.ts';
import { mutated } from '../mutations.ts';

const document = encodePolicy(retail);
const records: readonly RulesRecord[] = [
  { kind: 'policy', version: 1, effectiveAt: 0, document },
  { kind: 'policy', version: 2, effectiveAt: 1_735_689_600_000, document },
];
const memory: PartitionMemory = {
  time: 1_735_689_600_000,
  deployment: {
    ...fuzzDeployment,
    zone: { name: 'A', initialOffsetMs: 0, transitions: [{ at: 9, offsetMs: 3_600_000 }] },
  },
  records,
  rules: rulesFrom(records),
  combined: undefined,
  swept: 1,
  sweep: { through: 2, after: { id: 'ada', due: 1_735_689_600_001 } },
  sourcePositions: new Map([
    ['purchases/1/0', { offset: 41 }],
    ['feedback/1/2', { offset: -1 }],
  ]),
};

/** Whatever stands in a reserved field: it is reported as damaged, or is written as it was read. */
export function memoryProperties(): readonly FuzzProperty[] {
  const field = fc.constantFrom(...memoryFields);
  const damaged = field.chain((name) => {
    const whole = fc.constant(encodeMemoryField(memory, name).toString());
    return fc.record({
      name: fc.constant(name),
      bytes: fc.oneof(
        mutatedJson(whole).map((text) => Buffer.from(text)),
        mutated(whole.map((text) => Buffer.from(text))),
      ),
    });
  });
  return [
    {
      name: 'the store: any bytes of a reserved field are reported as damaged, or written as they were read',
      check: (run) =>
        fc.assert(
          fc.property(damaged, ({ name, bytes }) => expectToldOrSame(name, bytes)),
          run,
        ),
    },
  ];
}

function expectToldOrSame(name: (typeof memoryFields)[number], bytes: Buffer): void {
  let found: PartitionMemory;
  try {
    found = decodeMemory(memoryFields.map((each) => (each === name ? bytes : undefined)));
  } catch (error) {
    // A change may make another fold's memory of it.
    expect(hasCode(error, 'store-corrupt', 'refused'), String(error)).toBe(true);
    return;
  }
  const again = JSON.parse(encodeMemoryField(found, name).toString());
  expect(normal(again)).toEqual(normal(JSON.parse(bytes.toString())));
}

/** Compares a policy within by its parsed value: its text may be spaced and ordered in any way. */
function normal(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) =>
    key === 'document' && typeof inner === 'string' ? JSON.parse(inner) : inner,
  );
}
