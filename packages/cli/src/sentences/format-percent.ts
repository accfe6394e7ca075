/** A share of 0 to 1 in whole percent, as people say it: `18 %`, and `less than 1 %` or `more than 99 %` at the ends. */
export function formatPercent(share: number): string {
  const percent = Math.round(100 * share);
  if (percent === 0 && share > 0) return 'less than 1 %';
  if (percent === 100 && share < 1) return 'more than 99 %';
  return `${percent} %`;
}
