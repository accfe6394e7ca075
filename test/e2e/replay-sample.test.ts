import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { cdnowCsv, hasCdnow } from '../support/cdnow.ts';
import { runCommand, TIDEMARK } from '../support/run-command.ts';

type Row = Readonly<Record<string, string>>;

const cdnow = (name: string) => fileURLToPath(new URL(`../../../shared/data/cdnow/${name}`, import.meta.url));
const rowsOf = async (path: string): Promise<readonly Row[]> =>
  parse(await readFile(path), { columns: true });

/** Customer number in the sample → customer number in the whole log. */
async function masterIds(): Promise<ReadonlyMap<string, string>> {
  const lines = (await readFile(cdnow('CDNOW_sample.txt'), 'utf8')).trimEnd().split('\n');
  return new Map(
    lines.map((line) => line.trim().split(/\s+/)).map(([master, own]) => [String(Number(own)), master!]),
  );
}

const hundredths = (weeks: string | undefined) => Number(Number(weeks).toFixed(2));

test.skipIf(!hasCdnow())(
  'x, t_x, T and recency of the 2,357 customers of the CDNOW sample come out as they were published',
  async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-replay-'));
    const input = join(folder.path, 'cdnow.csv');
    await writeFile(input, cdnowCsv());

    const asked = ['--input', input, '--as-of', '1997-09-30', '--out', folder.path];
    const { code, stdout, stderr } = await runCommand([TIDEMARK, 'replay', ...asked], {});

    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/Read 69,659 events in .* a second\); folded 49,086 events in .* a second\)/);
    const found = new Map(
      (await rowsOf(join(folder.path, 'customers.csv'))).map((row) => [row['customer_id'], row]),
    );
    const masterOf = await masterIds();
    const published = await rowsOf(cdnow('cdnow_customers_summary_with_transactions.csv'));
    const differing = published.filter((row) => {
      const own = found.get(masterOf.get(row['ID']!));
      // Published were weeks of two decimals; the days between the last purchase and the end are what is left of them.
      const recency = Math.round(7 * (Number(row['T']) - Number(row['t_x'])));
      return (
        own?.['x'] !== row['x'] ||
        hundredths(own?.['t_x_weeks']) !== Number(row['t_x']) ||
        hundredths(own?.['T_weeks']) !== Number(row['T']) ||
        Number(own?.['recency_days']) !== recency
      );
    });
    expect(published).toHaveLength(2_357);
    expect(differing).toEqual([]);
  },
);
