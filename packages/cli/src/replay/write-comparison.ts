import { type Comparison, type Difference, type ReplaySummary, total } from '@tidemark/simulation';
import { stringify } from 'csv-stringify/sync';
import { json, writeInto } from './write-results.ts';

/** The two sets of rules by name, and what each comes to. */
export interface NamedSummaries {
  readonly first: { readonly name: string; readonly summary: ReplaySummary };
  readonly second: { readonly name: string; readonly summary: ReplaySummary };
}

const CHUNK_ROWS = 10_000;
const columns = [
  { key: 'customerId', header: 'customer_id' },
  { key: 'dimension', header: 'dimension' },
  { key: 'first', header: 'first' },
  { key: 'second', header: 'second' },
  { key: 'why', header: 'why' },
] as const satisfies readonly { readonly key: keyof Difference; readonly header: string }[];

/**
 * Writes `comparison.json` and `differences.csv` into a folder.
 *
 * @throws OutputError when the folder cannot be written to
 */
export async function writeComparison(
  folder: string,
  comparison: Comparison,
  { first, second }: NamedSummaries,
): Promise<void> {
  const document = {
    customers: first.summary.customers,
    differing: differingPerDimension(comparison),
    tables: comparison.tables,
    first: sideOf(first),
    second: sideOf(second),
  };
  await writeInto(folder, [
    { name: 'comparison.json', pieces: [json(document)] },
    { name: 'differences.csv', pieces: differencesCsv(comparison.differences) },
  ]);
}

/** How many customers differ, by dimension; dimensions in which nobody does are 0. */
export function differingPerDimension({ tables, differences }: Comparison): Readonly<Record<string, number>> {
  const counts: Record<string, number> = Object.fromEntries(Object.keys(tables).map((name) => [name, 0]));
  for (const { dimension } of differences) counts[dimension] = counts[dimension]! + 1;
  return counts;
}

function sideOf({ name, summary }: NamedSummaries['first']) {
  const { byCustomers, byRules, work } = summary;
  return {
    policy: name,
    changes: total(byCustomers.changesPerDay) + total(byRules.changesPerDay),
    alerts: total(byCustomers.alertsPerDay) + total(byRules.alertsPerDay),
    followUps: total(byCustomers.followUpsPerDay) + total(byRules.followUpsPerDay),
    work,
    byCustomers,
    byRules,
  };
}

function* differencesCsv(differences: readonly Difference[]): Generator<string> {
  yield `${columns.map(({ header }) => header).join(',')}\n`;
  for (let from = 0; from < differences.length; from += CHUNK_ROWS) {
    yield stringify(differences.slice(from, from + CHUNK_ROWS), { columns: [...columns] });
  }
}
