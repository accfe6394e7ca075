import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { runCommand, TIDEMARK } from '../support/run-command.ts';

test('rules that a deployment cannot take are reported by check, setup and replay in the same words, before anything else', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-check-'));
  const rules = join(folder.path, 'rules.yaml');
  await writeFile(rules, stringify({ ...retail, rfm: { ...retail.rfm, windowDays: 3_650 } }));
  const run = (...args: readonly string[]) => runCommand([TIDEMARK, ...args], {});

  const outcomes = await Promise.all([
    run('policy', 'check', rules, '--currency', 'EUR', 'JPY'),
    // Neither servers nor a history are asked for: there are none.
    run('setup', '--policy', rules, '--currency', 'EUR', 'JPY'),
    run('policy', 'check', rules),
    run('replay', '--input', 'none.csv', '--policy', rules, '--as-of', '2025-01-01', '--out', folder.path),
  ]);

  const [known, setup, unknown, replay] = outcomes.map(({ stderr }) => stderr.split('\n').filter(Boolean));
  expect(outcomes.map(({ code, stdout }) => [code, stdout])).toEqual(outcomes.map(() => [1, '']));
  expect(unknown).toHaveLength(2);
  expect(unknown!.at(-1)).toMatch(
    /rules\.yaml:\d+: rfm\.windowDays: 3650 days, but this deployment keeps 730$/,
  );
  expect(replay).toEqual(unknown);
  expect(known).toEqual([...unknown!, expect.stringMatching(/rates\.JPY: there is no rate for JPY/)]);
  expect(setup).toEqual(known);
});
