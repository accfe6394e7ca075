/**
 * The plain recency that is silent for as long as others are at the median of their alerts, in days: 1 up to those after
 * which a customer is called churned.
 *
 * @param leadDays median days from an alert to then
 * @example asLongSilent(60, 180) // 120
 */
export function asLongSilent(leadDays: number, churnAfterDays: number): number {
  return Math.min(churnAfterDays, Math.max(1, Math.round(churnAfterDays - leadDays)));
}
