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
import { judgeBoxes } from './segments/judge-segments.ts';
import { allCodes } from './segments/segment-faults.ts';

async function preset(name: string) {
  return checkPolicy(parse(await readFile(new URL(`${name}.yaml`, presetsFolder), 'utf8')));
}

test.each(presetNames)('%s can be used, and every limit in it decides something', async (name) => {
  const policy = await preset(name);

  expect(idleLimits(policy)).toEqual([]);
  expect(policyNotes(policy)).toEqual([]);
});

test.each(presetNames)(
  'every class of rfm and lifecycle has a name in English and in Chinese under %s',
  async (name) => {
    const policy = await preset(name);

    const named = ['rfm', 'lifecycle'].flatMap((dimension) =>
      reachableClasses(policy, dimension).map((each) => [
        labelOf(policy, dimension, each, 'en') !== each,
        /\p{Script=Han}/u.test(labelOf(policy, dimension, each, 'zh')),
      ]),
    );

    expect(new Set(named.flat())).toEqual(new Set([true]));
  },
);

test.each(presetNames)('%s survives the log', async (name) => {
  const policy = await preset(name);

  expect(decodePolicy(encodePolicy(policy))).toEqual(policy);
});

test.each(presetNames)('%s follows customers up, each plan with a purpose', async (name) => {
  const { plans, caps, quietHours } = (await preset(name)).followUp;

  expect(plans.length).toBeGreaterThan(3);
  expect(plans.filter(({ purpose }) => purpose === '')).toEqual([]);
  expect(caps).not.toEqual([]);
  expect(quietHours).not.toBeNull();
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

test('sales in the field have the classic rhythm: a call each week, a mail each month, a bulk mail each quarter', async () => {
  const { followUp } = await preset('field-sales');
  const rhythm = (value: string) =>
    followUp.plans
      .filter(({ when }) => Object.keys(when).join() === 'value' && when['value']?.join() === value)
      .map(({ channel, everyDays, times }) => [channel, everyDays, times]);

  expect(rhythm('high')).toEqual([['phone', 7, null]]);
  expect(rhythm('mid')).toEqual([['email', 28, null]]);
  expect(rhythm('low')).toEqual([['email', 91, null]]);
});

test('the three tiers of a shop are a partition, each with its care and its follow-up', async () => {
  const { rfm, labels, followUp } = await preset('ecommerce-tiers');
  const { segments } = rfm;
  const boxes = segments.by === 'boxes' ? segments.list : [];

  expect(judgeBoxes(boxes, allCodes(rfm))).toEqual({ cells: 8, uncovered: [], doubled: [], neverWin: [] });
  for (const { name } of boxes) {
    expect(labels['rfm']?.[name]?.care).toBeDefined();
    expect(followUp.plans.some(({ when }) => when['rfm']?.includes(name))).toBe(true);
  }
});
