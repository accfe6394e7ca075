import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { loadInput } from '../../packages/simulation/src/input/load-input.ts';
import { daysOf } from '../../packages/simulation/src/shop/days-of.ts';
import type { ShopDay } from '../../packages/simulation/src/shop/shop-day.ts';
import type { ShopEvent } from '../../packages/simulation/src/shop/shop-event.ts';
import { utc } from './simulated-deployment.ts';

/** The log of an online CD shop lies beside the repository, not in it. */
const LOG = fileURLToPath(new URL('../../../shared/data/cdnow/CDNOW_master.txt.gz', import.meta.url));

/** True when the log is there; otherwise says on a line of its own that what needs it is skipped. */
export function hasCdnow(): boolean {
  const isThere = existsSync(LOG);
  if (!isThere) console.log('The CDNOW log is not beside the repository: what reads it is skipped.');
  return isThere;
}

/** The log as an input file: one purchase per row at 12:00 UTC, in dollars. */
export function cdnowCsv(): string {
  const [, ...rows] = gunzipSync(readFileSync(LOG)).toString('utf8').trimEnd().split('\n');
  const lines = rows.map((row) => {
    const [customer, date, , dollars] = row.trim().split(/\s+/) as [string, string, string, string];
    const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}`;
    return `${customer},${day}T12:00:00Z,purchase,${dollars},USD`;
  });
  return ['customer_id,occurred_at,type,amount,currency', ...lines, ''].join('\n');
}

/** The log by time, read through the same reader as a user's file. */
export async function cdnowEvents(): Promise<readonly ShopEvent[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tidemark-cdnow-'));
  try {
    const path = join(folder, 'cdnow.csv');
    await writeFile(path, cdnowCsv());
    return (await loadInput({ path, currency: 'USD', badRowsPath: undefined })).events;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The log by days. */
export async function cdnowDays(): Promise<Iterable<ShopDay>> {
  return daysOf(await cdnowEvents(), utc);
}
