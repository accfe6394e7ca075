import { readFileSync } from 'node:fs';
import type { PurchaseRhythm } from '@tidemark/core';
import { readCdnow } from './cdnow-log.ts';

/** The end of the calibration half that the literature fits its models to. */
const CALIBRATED_TO = Date.UTC(1997, 8, 30, 12);
const WEEK = 7 * 86_400_000;

/** A customer of the published sample at the end of September 1997, with the mean of its repeat transactions in dollars. */
export interface SampledCustomer extends PurchaseRhythm {
  readonly meanDollars: number;
}

/** The published summary of the one-tenth sample, times in weeks with two decimals. */
export function readCdnowSample(): readonly SampledCustomer[] {
  const file = new URL(
    '../../../../shared/data/cdnow/cdnow_customers_summary_with_transactions.csv',
    import.meta.url,
  );
  const [, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  return rows.map((row) => {
    const [, x, tX, T, meanDollars] = row.split(',').map(Number) as [number, number, number, number, number];
    return { x, tX, T, meanDollars };
  });
}

/** All customers of the log at the end of September 1997, by days. */
export function cdnowRhythms(): readonly PurchaseRhythm[] {
  return [...readCdnow().values()].flatMap((purchases) => {
    const days = new Set(purchases.map(({ at }) => at).filter((at) => at <= CALIBRATED_TO));
    if (days.size === 0) return [];
    const [first, last] = [Math.min(...days), Math.max(...days)];
    return [{ x: days.size - 1, tX: (last - first) / WEEK, T: (CALIBRATED_TO - first) / WEEK }];
  });
}
