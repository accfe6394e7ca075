import { readFile } from 'node:fs/promises';
import { dimensions, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { labelOf } from './classes/label-of.ts';
import { reachableClasses } from './classes/reachable-classes.ts';
import { idleLimits } from './notes/idle-limits.ts';
import { policyNotes } from './notes/policy-notes.ts';
import { checkPolicy, decodePolicy, encodePolicy } from './policy-document.ts';
import { presetNames, presetsFolder } from './presets.ts';

async function preset(name: string) {
  return checkPolicy(parse(await readFile(new URL(`${name}.yaml`, presetsFolder), 'utf8')));
}

test.each(presetNames)('%s can be used, and every limit in it decides something', async (name) => {
  const policy = await preset(name);

  expect(idleLimits(policy)).toEqual([]);
  expect(policyNotes(policy)).toEqual([]);
});

test.each(presetNames)('every class of rfm has a name in English and in Chinese under %s', async (name) => {
  const policy = await preset(name);

  const named = reachableClasses(policy, 'rfm').map((each) => [
    labelOf(policy, 'rfm', each, 'en') !== each,
    /\p{Script=Han}/u.test(labelOf(policy, 'rfm', each, 'zh')),
  ]);

  expect(new Set(named.flat())).toEqual(new Set([true]));
});

test.each(presetNames)('%s survives the log', async (name) => {
  const policy = await preset(name);

  expect(decodePolicy(encodePolicy(policy))).toEqual(policy);
});

test('the file of the default policy is what the fold knows as the default, with labels for people', async () => {
  const { labels, ...rules } = await preset('retail');

  expect({ ...rules, labels: {} }).toEqual(retail);
  expect(Object.keys(labels)).toEqual(dimensions.map(({ name }) => name));
});

test('the eight classes have the names of the field', async () => {
  const policy = await preset('eight-classes');
  const { segments } = policy.rfm;
  const names = segments.by === 'codes' ? segments.list.map(({ name }) => name) : [];

  expect(names.map((name) => labelOf(policy, 'rfm', name, 'zh'))).toEqual([
    '重要价值客户',
    '重要发展客户',
    '重要保持客户',
    '重要挽留客户',
    '一般价值客户',
    '一般发展客户',
    '一般保持客户',
    '一般挽留客户',
  ]);
});
