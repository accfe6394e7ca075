import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { retail } from '@tidemark/core';
import { noProgress } from '@tidemark/operations';
import { setup } from '@tidemark/pipeline';
import { expect, test } from 'vitest';
import { whyDifferent } from '../../../cli/src/replay/why.ts';
import { memoryContext, testDeployment } from '../../../pipeline/src/memory-context.fixture.ts';
import { tryRules } from './try-rules.ts';

async function movers(history: string) {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-try-'));
  const path = join(folder.path, 'history.csv');
  await writeFile(path, history);
  const context = memoryContext();
  await setup(context, { deployment: testDeployment, policy: retail, from: 'earliest' });
  const policy = { ...retail, lifecycle: { ...retail.lifecycle, newDays: 1 } };
  return await tryRules(context, { policy, path }, { explain: whyDifferent, progress: noProgress });
}

test('rules are tried in the last millisecond of the last day of a history', async () => {
  const found = await movers(
    'customer_id,occurred_at,type\nada,2014-05-20T00:00:00Z,purchase\nbob,2014-05-21T12:00:00Z,purchase\n',
  );

  expect(new Date(found.at).toISOString()).toBe('2014-05-21T23:59:59.999Z');
  expect(found.first).toMatchObject([{ customerId: 'ada', first: 'new', second: 'established' }]);
});

test('a history that cannot be used is reported without options that the command lacks', async () => {
  const message = await movers(
    'customer_id,occurred_at,type,amount,currency\nada,2014-05-20T00:00:00Z,purchase,1.00,CHF\n',
  ).catch((error: Error) => error.message);

  expect(message).toContain("CHF is not one of the deployment's currencies (EUR)");
  expect(message).toContain('Mend them, or take them out.');
  expect(message).not.toContain('--');
});
