import { type DeploymentConfig, foldVersion, retail } from '@tidemark/core';
import { hasCode } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { testDeployment } from '../memory-context.fixture.ts';
import { encodePolicy } from '../policy/policy-document.ts';
import { type RulesRecord, rulesFrom } from '../rules-records/rules-records.ts';
import { decodeMemory, encodeMemoryField, type PartitionMemory } from './partition-memory.ts';
import { type MemoryField, memoryFields, storedDeployment } from './stored-memory.ts';

const deployment: DeploymentConfig = {
  ...testDeployment,
  zone: { name: 'A', initialOffsetMs: 1, transitions: [{ at: 5, offsetMs: 2 }] },
};
const records: readonly RulesRecord[] = [
  { kind: 'policy', version: 1, effectiveAt: 0, document: encodePolicy(retail) },
  { kind: 'policy', version: 2, effectiveAt: 9, document: encodePolicy(retail) },
];
const memory: PartitionMemory = {
  time: 1_767_225_600_000,
  deployment,
  records,
  rules: rulesFrom(records),
  combined: undefined,
  swept: 1,
  sweep: { through: 2, after: { id: 'ädä', due: 7 } },
  sourcePositions: new Map([
    ['purchases/1/0', { offset: 41 }],
    ['feedback/1/2', { offset: -1 }],
  ]),
};

/** The stored fields, one of them with other bytes. */
const stored = (field?: MemoryField, text?: string) =>
  memoryFields.map((name) =>
    name === field && text !== undefined ? Buffer.from(text) : encodeMemoryField(memory, name),
  );

function ofThisFold(record: string): string {
  return `{"foldVersion":${foldVersion},"records":[${record}]}`;
}

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
    deployment: undefined,
    records: [],
    rules: [],
    combined: undefined,
    swept: 0,
    sweep: undefined,
    sourcePositions: new Map(),
  });
});

test('deployment and rules of equal bytes are read once, and others anew', () => {
  const first = decodeMemory(stored());
  const other = `{"foldVersion":${foldVersion},"records":[]}`;

  expect(decodeMemory(stored()).deployment).toBe(first.deployment);
  expect(decodeMemory(stored()).rules).toBe(first.rules);
  expect(decodeMemory(stored('rules', other)).rules).toEqual([]);
  expect(decodeMemory(stored()).rules).toEqual(first.rules);
});

test.each([
  ['2 more', `{"foldVersion":${foldVersion + 2},"records":[]}`],
  [
    '1, which was stored without its number',
    '[{"policyVersion":1,"scorecardVersion":null,"effectiveAt":0,"document":"{}"}]',
  ],
])('the memory of fold version %s is refused, with what to do', (_version, text) => {
  const fault = faultOf(() => decodeMemory(stored('rules', text)));

  expect(hasCode(fault, 'refused'), String(fault)).toBe(true);
  expect(String(fault)).toContain(
    `this release folds by version ${foldVersion}. Run the release that matches`,
  );
});

test.each([
  ['time', ''],
  ['time', 'nonsense'],
  ['time', '"1"'],
  ['time', '1.5'],
  ['time', '1e300'],
  ['sourcePositions', '[]'],
  ['sourcePositions', '{"purchases/1/0":"41"}'],
  ['sourcePositions', '{"purchases/1/0":null}'],
  ['rules', '{}'],
  ['rules', ofThisFold('{"kind":"policy","version":1,"effectiveAt":0,"document":"{"}')],
  ['rules', ofThisFold('{"kind":"policy","version":1,"effectiveAt":0,"document":"{}"}')],
  ['rules', ofThisFold('{"kind":"scorecard","version":1,"effectiveAt":0,"document":"{}"}')],
  ['rules', ofThisFold('{"kind":"rule","version":1,"effectiveAt":0,"document":"{}"}')],
  ['sweep', '{"swept":1,"sweep":{"through":2,"after":{"id":7}}}'],
  ['sweep', 'null'],
] as const)('a damaged %s, %j, is reported with a code and the way out', (field, text) => {
  const fault = faultOf(() => decodeMemory(stored(field, text)));

  expect(hasCode(fault, 'store-corrupt'), String(fault)).toBe(true);
  expect(String(fault)).toContain(`remembers of "${field}"`);
  expect(String(fault)).toContain('start the segmenter with --rebuild');
});

test("a damaged deployment has an error of its own: a rebuild must not forget what may be another deployment's", () => {
  const fault = faultOf(() => storedDeployment(stored('deployment', '{"deployment":"test"}')));

  expect(hasCode(fault, 'store-corrupt')).toBe(true);
  expect(String(fault)).toContain(
    "make sure that these keys (TIDEMARK_REDIS_PREFIX) are this deployment's, delete them",
  );
  expect(storedDeployment(stored('time', 'nonsense'))).toEqual(deployment);
});
