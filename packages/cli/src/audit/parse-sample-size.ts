import type { SampleSize } from '@tidemark/operations';

/** Reads `5%`, `0.1%` or a number of customers; undefined for anything else. */
export function parseSampleSize(text: string): SampleSize | undefined {
  const isShare = text.endsWith('%');
  const digits = isShare ? text.slice(0, -1) : text;
  const pattern = isShare ? /^\d+(\.\d+)?$/ : /^\d+$/;
  const value = Number(digits);
  if (!pattern.test(digits) || value <= 0 || (isShare && value > 100)) return undefined;
  return isShare ? { kind: 'share', share: value / 100 } : { kind: 'count', count: value };
}
