/** Parameters of the MBG/NBD model of purchases; time in weeks. All are positive. */
export interface PurchaseModel {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}
