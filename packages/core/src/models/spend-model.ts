/** Parameters of the gamma-gamma model of spend a purchase. All are positive, and q is above 1. */
export interface SpendModel {
  readonly p: number;
  readonly q: number;
  /** In minor units. */
  readonly v: number;
}
