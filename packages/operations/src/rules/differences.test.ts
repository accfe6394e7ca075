import { retail } from '@tidemark/core';
import { encodePolicy, presetNames } from '@tidemark/pipeline';
import { expect, test } from 'vitest';
import { findPolicy } from '../../../cli/src/policy/find-policy.ts';
import { differences, differingRules } from './differences.ts';

test('values that differ are listed by path, lists whole, and what only one side has', () => {
  const after = {
    ...retail,
    rfm: { ...retail.rfm, windowDays: 180, frequency: [1, 2, 3, 4] },
    dwell: { lifecycle: { days: 3, ranks: {} } },
  };

  expect(differences(retail, after)).toEqual([
    { path: 'dwell', before: '{}', after: undefined },
    { path: 'dwell.lifecycle.days', before: undefined, after: '3' },
    { path: 'dwell.lifecycle.ranks', before: undefined, after: '{}' },
    { path: 'rfm.frequency', before: '[1,2,3,5]', after: '[1,2,3,4]' },
    { path: 'rfm.windowDays', before: '365', after: '180' },
  ]);
});

test('equal documents do not differ', () => {
  expect(differences(retail, structuredClone(retail))).toEqual([]);
});

test.each(presetNames)('%s does not differ from itself as the log has it', async (name) => {
  const { policy } = await findPolicy(name);

  expect(differingRules(encodePolicy(policy), policy)).toEqual([]);
});
