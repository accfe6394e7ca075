import { createHash } from 'node:crypto';
import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Rules, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { readCdnow } from '../oracle/compare/cdnow-log.ts';
import { oracle } from '../oracle/fold/oracle.ts';
import { cdnowCsv, hasCdnow } from '../support/cdnow.ts';
import { lineOf } from '../support/fold-log.ts';
import { runCommand, TIDEMARK } from '../support/run-command.ts';
import { utc } from '../support/simulated-deployment.ts';

const UNTIL = '1998-07-01T00:00:00Z';
/** Every n-th customer is held against the brute force. */
const STRIDE = 400;
const rules: Rules = {
  deployment: {
    id: 'demo',
    partitions: 4,
    zone: utc,
    currencies: ['USD'],
    daysKept: 730,
    goLive: 0,
    time: 'simulated',
  },
  list: [{ policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy: retail }],
};

/** The customer's chain by the brute force; event ids are those of a file without any: digest, colon, line. */
function expectedChain(customer: string, digest: string): readonly string[] {
  const steps = readCustomers()
    .get(customer)!
    .map((event) => {
      // Row 1 stands in line 2, behind the header.
      const line = Number(event.eventId.slice('row-'.length)) + 1;
      return { kind: 'event' as const, event: { ...event, eventId: `${digest}:${line}` } };
    });
  return oracle(steps, rules, Date.parse(UNTIL)).outputs.map((output) => lineOf(customer, output));
}

let customers: ReturnType<typeof readCdnow> | undefined;
function readCustomers(): ReturnType<typeof readCdnow> {
  customers ??= readCdnow();
  return customers;
}

/** Lines by customer, in the order in which they were written. */
function byCustomer(stdout: string): ReadonlyMap<string, readonly string[]> {
  const chains = new Map<string, string[]>();
  for (const line of stdout.trimEnd().split('\n')) {
    const { customerId } = JSON.parse(line) as { customerId: string };
    const chain = chains.get(customerId);
    if (chain === undefined) chains.set(customerId, [line]);
    else chain.push(line);
  }
  return chains;
}

test.skipIf(!hasCdnow())('one command writes what the whole CDNOW log gives, as lines of JSON', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-cdnow-'));
  const path = join(folder.path, 'cdnow.csv');
  const csv = cdnowCsv();
  await writeFile(path, csv);

  const command = [TIDEMARK, 'demo', '--input', path, '--until', UNTIL, '--json'];
  const { code, stdout, stderr } = await runCommand(command, {});

  const digest = createHash('sha256').update(csv).digest('hex').slice(0, 8);
  const chains = byCustomer(stdout);
  const ids = [...readCustomers().keys()];
  expect(code, stderr).toBe(0);
  expect(stderr).toContain('69,659 events of 23,570 customers');
  console.log(stderr.trimEnd().split('\n').at(-1));
  expect(chains.size).toBe(23_570);
  const gaps = [...chains].filter(([, chain]) =>
    chain.some((line, index) => !line.includes(`"sequence":${index + 1},`)),
  );
  expect(gaps).toEqual([]);
  const sample = ids.filter((_, index) => index % STRIDE === 0);
  for (const id of sample) expect(chains.get(id), id).toEqual(expectedChain(id, digest));
});
