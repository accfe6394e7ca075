import { readFileSync } from 'node:fs';
import { advance, apply, emptyState, encodeState, type Policy, retail } from '@tidemark/core';
import {
  checkPolicy,
  decodePolicy,
  encodePolicy,
  PolicyInvalid,
  presetNames,
  presetsFolder,
} from '@tidemark/pipeline';
import fc from 'fast-check';
import { expect } from 'vitest';
import { parse } from 'yaml';
import type { FuzzProperty } from '../fuzz-property.ts';
import { mutatedJson } from '../json-mutations.ts';
import { fuzzDeployment } from '../log-fold.ts';
import { mutated } from '../mutations.ts';

const START = Date.parse('2025-01-01T10:00:00Z');
const DAY = 86_400_000;

const dwelling: Policy = {
  ...retail,
  dwell: {
    rfm: { days: 3, ranks: { champions: 5, lost: 1 } },
    lifecycle: { days: 1, ranks: { churned: 0 } },
  },
};

/** Whatever stands in the place of a policy: all its faults are named, or it is in force as it was written, and folds. */
export function policyProperties(): readonly FuzzProperty[] {
  const presets = presetNames.map((name) =>
    policyOf(readFileSync(new URL(`${name}.yaml`, presetsFolder), 'utf8')),
  );
  const whole = fc.constantFrom(...[...presets, dwelling].map(encodePolicy));
  const text = fc.oneof(
    { weight: 6, arbitrary: mutatedJson(whole) },
    { weight: 2, arbitrary: mutated(whole.map((each) => Buffer.from(each))).map(String) },
    { weight: 1, arbitrary: fc.json() },
  );
  return [
    {
      name: 'rules: any document is refused with its faults, or is in force as it was written',
      check: (run) => fc.assert(fc.property(text, expectRefusedOrSame), run),
    },
  ];
}

const policyOf = (yaml: string): Policy => checkPolicy(parse(yaml));

function expectRefusedOrSame(text: string): void {
  let policy: Policy;
  try {
    policy = decodePolicy(text);
  } catch (error) {
    expect(error).toBeInstanceOf(PolicyInvalid);
    expect((error as PolicyInvalid).faults.length).toBeGreaterThan(0);
    return;
  }
  // All that was written, and beside it what is taken for granted where nothing is; as JSON, which has one zero.
  const written = JSON.parse(encodePolicy(JSON.parse(text) as Policy)) as object;
  expect(JSON.parse(encodePolicy(policy))).toMatchObject(written);
  expect(checkPolicy(JSON.parse(encodePolicy(policy)))).toEqual(policy);
  fold(policy);
}

/** Two purchases, a complaint and two years of silence. */
function fold(policy: Policy): void {
  const list = [{ policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy }];
  const rules = { deployment: fuzzDeployment, list };
  const bought = {
    kind: 'PURCHASE',
    amountMinor: 5_000,
    currency: fuzzDeployment.currencies[0]!,
    source: null,
    customerType: 'ENTERPRISE',
  } as const;
  const complaint = { kind: 'FEEDBACK', scale: 'NONE', score: null, complaint: true } as const;
  let state = apply(emptyState('c'), { ...bought, eventId: '1', at: START }, rules).state;
  state = apply(state, { ...bought, eventId: '2', at: START + 20 * DAY }, rules).state;
  state = apply(state, { ...complaint, eventId: '3', at: START + 21 * DAY }, rules).state;
  encodeState(advance(state, START + 730 * DAY, rules).state);
}
