import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { retail } from '@tidemark/core';
import { segmentChangedSchema } from '@tidemark/schemas';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { injectedServers } from '../support/injected-servers.ts';
import { pollUntil } from '../support/poll-until.ts';
import { publishedByCustomer } from '../support/published-records.ts';
import type { RealContext } from '../support/real-context.ts';
import { openSmallDeployment, stop } from '../support/small-deployment.ts';

const servers = injectedServers();
/** On a busy machine a command takes some seconds before it writes, and what has passed by then is refused. */
const LEAD_MS = 10_000;

test('rules of a running deployment are changed: shown first, then in force in every partition', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tidemark-rules-'));
  const rules = join(folder, 'rules.yaml');
  // All have bought once, more than a day ago.
  await writeFile(rules, stringify({ ...retail, lifecycle: { ...retail.lifecycle, newDays: 1 } }));
  await using deployment = await openSmallDeployment('apply-rules', servers);
  const services = [];
  for (const name of ['purchases', 'segmenter', 'clock'] as const)
    services.push(await deployment.start(name));
  await deployment.buy(40);

  const unfitRules = join(folder, 'unfit.yaml');
  await writeFile(unfitRules, stringify({ ...retail, rfm: { ...retail.rfm, windowDays: 3_650 } }));

  const unfit = await deployment.tidemark('apply', unfitRules);
  const checked = await deployment.tidemark('policy', 'check', unfitRules, '--deployment');
  const late = await deployment.tidemark('apply', rules, '--effective-at', '2020-01-01T00:00:00Z');
  const unasked = await deployment.tidemark('apply', rules);
  const effectiveAt = new Date(deployment.context.timing.now() + LEAD_MS).toISOString();
  const applied = await deployment.tidemark('apply', rules, '--yes', '--effective-at', effectiveAt);
  expect(applied, applied.stderr).toMatchObject({ code: 0 });
  const again = await deployment.tidemark('apply', rules);
  await pollUntil('everybody has moved', async () => (await movedByRules(deployment.context)) === 40);
  for (const service of services) await stop(service);
  const audit = await deployment.tidemark('audit');
  await rm(folder, { recursive: true });

  expect(unfit).toMatchObject({ code: 1, stdout: '' });
  expect(unfit.stderr).toMatch(/unfit\.yaml:\d+: rfm\.windowDays: 3650 days, but this deployment keeps 730/);
  expect(checked).toEqual(unfit);
  expect(late).toMatchObject({ stdout: '', stderr: expect.stringContaining('has passed') });
  expect(unasked.code).not.toBe(0);
  expect(unasked.stdout).toMatch(/lifecycle\.newDays.*30.*1/);
  expect(applied.stdout).toContain(`Policy 2 takes effect at ${effectiveAt}`);
  expect(again.stdout).toContain('nothing was changed');
  expect(audit, audit.stdout).toMatchObject({ code: 0 });
});

/** How many customers new rules have moved, and nothing else since. */
async function movedByRules(context: RealContext): Promise<number> {
  const published = await publishedByCustomer(context);
  const lasts = [...published.values()].map((records) => Buffer.from(records.at(-1)!.body, 'hex'));
  const causes = lasts.map((body) => segmentChangedSchema.decode(body, 0));
  return causes.filter(({ cause, rules }) => cause.kind === 'RULES' && rules.policyVersion === 2).length;
}
