import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { retail } from '@tidemark/core';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { cdnowCsv, hasCdnow } from '../support/cdnow.ts';
import { runCommand, TIDEMARK } from '../support/run-command.ts';

type Row = Readonly<Record<string, string>>;

/** Dimension → its column in customers.csv. */
const COLUMNS = {
  rfm: 'segment',
  lifecycle: 'lifecycle',
  value: 'value',
  engagement: 'engagement',
  satisfaction: 'satisfaction',
  source: 'source',
  abc: 'abc',
  churn: 'churn',
} as const;

/** Customers whose number ends in 0. */
function tenth(csv: string): string {
  const [header, ...rows] = csv.trimEnd().split('\n');
  return [header, ...rows.filter((row) => /^\d*0,/.test(row)), ''].join('\n');
}

test.skipIf(!hasCdnow())(
  'two policies over one history: who differs, in what and why, as two replays of their own have it',
  async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-compare-'));
    const path = (name: string) => join(folder.path, name);
    await writeFile(path('cdnow.csv'), tenth(cdnowCsv()));
    const other = {
      ...retail,
      rfm: { ...retail.rfm, windowDays: 180 },
      churn: { ...retail.churn, priorGapDays: 30 },
    };
    await writeFile(path('other.yaml'), stringify(other));
    const replay = async (out: string, ...args: readonly string[]) => {
      const rest = ['--input', path('cdnow.csv'), '--as-of', '1998-03-31', '--out', path(out), ...args];
      const { code, stdout, stderr } = await runCommand([TIDEMARK, 'replay', ...rest], {});
      expect(code, stderr).toBe(0);
      return stdout;
    };
    const rowsOf = async (name: string): Promise<readonly Row[]> =>
      parse(await readFile(path(name)), { columns: true });
    const jsonOf = async (name: string) => JSON.parse(await readFile(path(name), 'utf8'));

    const stdout = await replay('compared', '--compare', path('other.yaml'));
    await replay('first');
    await replay('second', '--policy', path('other.yaml'));

    const [first, second] = [await rowsOf('first/customers.csv'), await rowsOf('second/customers.csv')];
    const expected = first.flatMap((row, index) =>
      Object.entries(COLUMNS).flatMap(([dimension, column]) => {
        const [left, right] = [row[column] || 'none', second[index]![column] || 'none'];
        return left === right ? [] : [[row['customer_id'], dimension, left, right].join()];
      }),
    );
    const differences = await rowsOf('compared/differences.csv');
    expect(expected.length).toBeGreaterThan(1_000);
    expect(
      differences.map((row) => [row['customer_id'], row['dimension'], row['first'], row['second']].join()),
    ).toEqual(expected);

    const comparison = await jsonOf('compared/comparison.json');
    const [firstAlone, secondAlone] = [
      await jsonOf('first/summary.json'),
      await jsonOf('second/summary.json'),
    ];
    expect(comparison.first.byCustomers).toEqual(firstAlone.byCustomers);
    expect(comparison.second.byCustomers).toEqual(secondAlone.byCustomers);
    expect(comparison.second.alerts).toBeGreaterThan(comparison.first.alerts);
    expect(comparison.differing.rfm).toBe(differences.filter((row) => row['dimension'] === 'rfm').length);
    expect(await readFile(path('compared/customers.csv'))).toEqual(
      await readFile(path('first/customers.csv')),
    );

    const whys = differences.filter((row) => row['dimension'] === 'rfm').map((row) => row['why']);
    const expectedWhys = first.flatMap((row, index) => {
      const other = second[index]!;
      return row['segment'] === other['segment'] ? [] : [expectedWhy([row, 365], [other, 180])];
    });
    expect(whys).toEqual(expectedWhys);
    expect(stdout).toContain('customers who differ');
  },
);

/** The numbers, and the scores on either side. */
function expectedWhy(...sides: readonly [row: Row, windowDays: number][]): string {
  const [left, right] = sides.map(([row, windowDays]) => ({
    numbers: `recency ${row['recency_days']} d, frequency ${row['frequency']}, money ${row['monetary']}`,
    scores: row['r'] === '' ? `nothing in ${windowDays} d` : `R${row['r']} F${row['f']} M${row['m']}`,
  })) as [Record<'numbers' | 'scores', string>, Record<'numbers' | 'scores', string>];
  const again = left.numbers === right.numbers ? '' : `${right.numbers}: `;
  return `${left.numbers}: ${left.scores} | ${again}${right.scores}`;
}
