import { readFile } from 'node:fs/promises';
import { retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { idleLimits } from './idle-limits.ts';
import { checkPolicy } from './policy-document.ts';
import { presetNames, presetsFolder } from './presets.ts';

async function preset(name: string) {
  return checkPolicy(parse(await readFile(new URL(`${name}.yaml`, presetsFolder), 'utf8')));
}

test.each(presetNames)('%s can be used, and every limit in it decides something', async (name) => {
  expect(idleLimits(await preset(name))).toEqual([]);
});

test('the file of the default policy says what the fold knows as the default', async () => {
  expect(await preset('retail')).toEqual(retail);
});
