import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { PurchaseEvent } from '@tidemark/core';

/** The CDNOW log lies beside the repository, not in it. */
const LOG = new URL('../../../../shared/data/cdnow/CDNOW_master.txt.gz', import.meta.url);

export function hasCdnowLog(): boolean {
  return existsSync(LOG);
}

/** `customer YYYYMMDD cds dollars`; equal rows are real second purchases, so the row number makes the id. */
function parseRow(row: string, index: number): readonly [customer: string, purchase: PurchaseEvent] {
  const [customer, date, , dollars] = row.trim().split(/\s+/) as [string, string, string, string];
  const [year, month, day] = [date.slice(0, 4), date.slice(4, 6), date.slice(6, 8)].map(Number);
  const purchase = {
    kind: 'PURCHASE',
    eventId: `row-${index + 1}`,
    at: Date.UTC(year!, month! - 1, day, 12),
    amountMinor: Math.round(Number(dollars) * 100),
    currency: 'USD',
    source: null,
    customerType: null,
  } as const;
  return [customer, purchase];
}

/** Every customer's purchases in the order of the log, each at noon UTC of its date, in cents. */
export function readCdnow(): ReadonlyMap<string, readonly PurchaseEvent[]> {
  const [, ...rows] = gunzipSync(readFileSync(LOG)).toString('utf8').trimEnd().split('\n');
  const customers = new Map<string, PurchaseEvent[]>();
  for (const [customer, purchase] of rows.map(parseRow)) {
    const purchases = customers.get(customer) ?? [];
    purchases.push(purchase);
    customers.set(customer, purchases);
  }
  return customers;
}
