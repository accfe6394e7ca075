/** A share with a tenth of a point: `76.2 %`; a dash for none. */
export function percent(share: number | null): string {
  return share === null ? '-' : `${(100 * share).toFixed(1)} %`;
}
