import { DAY, localDate } from '@tidemark/core';
import type { PublishedOutput } from '@tidemark/operations';
import { lastPurchaseAt } from './last-purchase.ts';
import type { SentenceStyle } from './sentence-style.ts';

/** ` (last purchase 2025-03-02)`; empty where the output does not give it away, and within a day of it. */
export function describeLastPurchase(output: PublishedOutput, style: SentenceStyle): string {
  const { zone } = style;
  const at = lastPurchaseAt(output, style);
  return at === undefined || output.at - at < DAY ? '' : ` (last purchase ${localDate(zone, at)})`;
}
