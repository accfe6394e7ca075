import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { retail } from '@tidemark/core';
import { DAYS_KEPT } from '@tidemark/pipeline';
import { InputError } from '@tidemark/simulation';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { findPolicy } from './find-policy.ts';
import { fitPolicy } from './fit-policy.ts';

test('rules that no deployment could take are reported with their lines', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-policy-'));
  const path = join(folder.path, 'rules.yaml');
  await writeFile(path, stringify({ ...retail, rfm: { ...retail.rfm, windowDays: 3_650 } }));
  const file = await findPolicy(path);

  const judged = () => fitPolicy(file, { daysKept: DAYS_KEPT, currencies: undefined });

  expect(judged).toThrow(InputError);
  expect(judged).toThrow(/rules\.yaml:\d+: rfm\.windowDays: 3650 days, but this deployment keeps 730/);
});

test('rates are judged where the currencies are known, and only there', async () => {
  const file = await findPolicy('retail');
  const judged = (currencies: readonly string[] | undefined) => () =>
    fitPolicy(file, { daysKept: DAYS_KEPT, currencies });

  expect(judged(undefined)).not.toThrow();
  expect(judged(['EUR'])).not.toThrow();
  expect(judged(['EUR', 'JPY'])).toThrow('rates.JPY: there is no rate for JPY');
});
