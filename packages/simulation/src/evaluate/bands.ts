/** Customers by how often they have bought so far: what is right of who bought once is hardly ever right of the loyal. */
export const BANDS = ['1', '2-3', '4-7', '8+'] as const;
export type Band = (typeof BANDS)[number];

/** A band, or the customers of all bands together. */
export const GROUPS = ['all', ...BANDS] as const;
export type Group = (typeof GROUPS)[number];

/** @param purchases 1 or more */
export function bandOf(purchases: number): Band {
  if (purchases === 1) return '1';
  if (purchases <= 3) return '2-3';
  return purchases <= 7 ? '4-7' : '8+';
}
