import { mkdtempDisposable, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { retail } from '@tidemark/core';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { runCommand, TIDEMARK } from '../support/run-command.ts';

const HISTORY = `customer_id,occurred_at,type,amount,currency,customer_type
shop,2025-01-10T12:00:00Z,purchase,100.00,EUR,individual
tower,2025-01-10T12:00:00Z,purchase,200,USD,ENTERPRISE
tower,2025-02-10T12:00:00Z,purchase,10000,JPY,
late,2025-05-01T12:00:00Z,purchase,1.00,EUR,
`;

const policy = {
  ...retail,
  rates: { USD: 0.9, JPY: 0.006 },
  byCustomerType: { enterprise: { lifecycle: { churnAfterDays: 400 } } },
  lifecycle: { newDays: 30, churnAfterDays: 60, wonBackDays: 90 },
};

type Row = Readonly<Record<string, string>>;

async function replayed(
  history: string,
  ...flags: readonly string[]
): Promise<{
  readonly rows: readonly Row[];
  readonly files: ReadonlyMap<string, string>;
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-replay-'));
  const path = (name: string) => join(folder.path, name);
  await writeFile(path('history.csv'), history);
  await writeFile(path('policy.yaml'), stringify(policy));
  const asked = ['--input', path('history.csv'), '--policy', path('policy.yaml'), '--out', path('out')];
  const { code, stdout, stderr } = await runCommand(
    [TIDEMARK, 'replay', ...asked, '--as-of', '2025-04-30', ...flags],
    {},
  );
  const files = new Map<string, string>();
  for (const name of ['customers.csv', 'scorecard.json', 'summary.json']) {
    const text = await readFile(path(`out/${name}`), 'utf8').catch(() => undefined);
    if (text !== undefined) files.set(name, text);
  }
  return { rows: parse(files.get('customers.csv') ?? '', { columns: true }), files, code, stdout, stderr };
}

test('currencies are counted at their rates, and rules by customer type hold for whose type a row names', async () => {
  const { rows, code, stderr } = await replayed(HISTORY);

  expect(code, stderr).toBe(0);
  expect(rows.map((row) => [row['customer_id'], row['monetary'], row['lifecycle'], row['p_active']])).toEqual(
    [
      ['shop', '100.00', 'churned', ''],
      // 200 USD at 0.9, and 10,000 JPY at 0.006.
      ['tower', '240.00', 'established', ''],
    ],
  );
});

test('what lies after the day is reported and not counted', async () => {
  const { stdout } = await replayed(HISTORY);
  const whole = await replayed(HISTORY, '--as-of', '2025-05-01');

  expect(stdout).toContain('\n1 event after 2025-04-30 was not counted.\n');
  expect(whole.stdout).not.toContain('not counted');
});

test('a currency without a rate is a bad row', async () => {
  const { code, stderr } = await replayed(HISTORY.replace('JPY', 'CHF'));

  expect(code).not.toBe(0);
  expect(stderr).toContain(
    "line 4, column currency: CHF is not this run's currency (EUR), and its rules have no rate for it",
  );
});

test('the columns are those that an export has, in their order', async () => {
  const { files } = await replayed(HISTORY);

  expect(files.get('customers.csv')!.split('\n')[0]).toBe(
    'customer_id,first_purchase_at,last_purchase_at,recency_days,frequency,monetary,r,f,m,segment,abc,value,lifecycle,engagement,satisfaction,source,churn,x,t_x_weeks,T_weeks,p_active,value_at_risk,next_due_at,sequence',
  );
});

test('a scorecard that a calibration writes can be tried again, and moves people as it did', async () => {
  const made = await replayed(HISTORY, '--calibrate', 'as-of');
  const scorecard = made.files.get('scorecard.json')!;
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-scorecard-'));
  const path = join(folder.path, 'scorecard.json');
  await writeFile(path, scorecard);

  const again = await replayed(HISTORY, '--calibrate', path);

  expect(JSON.parse(scorecard)).toMatchObject({ effectiveAt: Date.UTC(2025, 4, 1) - 1, customers: 2 });
  expect(again.files.get('customers.csv')).toBe(made.files.get('customers.csv'));
  expect(again.files.get('summary.json')).toBe(made.files.get('summary.json'));
  const { byRules, byCustomers } = JSON.parse(made.files.get('summary.json')!);
  expect(byRules.changesPerDay).toEqual({ '2025-04-30': 2 });
  expect(Object.keys(byCustomers.changesPerDay)).toContain('2025-01-10');
});

test('rules that setup would refuse are refused: a window beyond the kept days, a rate for the own currency', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-replay-'));
  const path = (name: string) => join(folder.path, name);
  const long = { ...retail, rfm: { ...retail.rfm, windowDays: 3_650 }, rates: { EUR: 1.1 } };
  await writeFile(path('history.csv'), HISTORY.replaceAll(/JPY|USD/g, 'EUR').replace(',10000,', ',100,'));
  await writeFile(path('long.yaml'), stringify(long));

  const asked = ['--input', path('history.csv'), '--policy', path('long.yaml'), '--currency', 'EUR'];
  const { code, stderr } = await runCommand(
    [TIDEMARK, 'replay', ...asked, '--as-of', '2025-04-30', '--out', path('out')],
    {},
  );

  expect(code).not.toBe(0);
  expect(stderr).toContain('rfm.windowDays: 3650 days, but this deployment keeps 730');
  expect(stderr).toContain('rates.EUR: money is added up in EUR here');
});

test('what an earlier replay left in the folder and this one does not make is taken away', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-replay-'));
  const path = (name: string) => join(folder.path, name);
  await writeFile(path('history.csv'), HISTORY.replaceAll(/JPY|USD/g, 'EUR').replace(',10000,', ',100,'));
  const replay = (...flags: readonly string[]) =>
    runCommand(
      [
        TIDEMARK,
        'replay',
        '--input',
        path('history.csv'),
        '--as-of',
        '2025-04-30',
        '--out',
        path('out'),
        ...flags,
      ],
      {},
    );

  await replay('--calibrate', 'as-of', '--compare', 'klaviyo');
  const before = (await readdir(path('out'))).toSorted();
  await replay();

  expect(before).toEqual([
    'alerts.jsonl',
    'changes.jsonl',
    'comparison.json',
    'customers.csv',
    'differences.csv',
    'follow-ups.jsonl',
    'scorecard.json',
    'summary.json',
  ]);
  expect((await readdir(path('out'))).toSorted()).toEqual([
    'alerts.jsonl',
    'changes.jsonl',
    'customers.csv',
    'follow-ups.jsonl',
    'summary.json',
  ]);
});
