/**
 * The gamma-gamma model of money (Fader, Hardie & Lee 2005; Fader & Hardie 2013): the amounts of a customer's purchases are
 * gamma distributed with shape `p` around a mean of its own, p/ν, where ν is gamma distributed over customers with shape `q`
 * and rate `v`. All above 0, `q` above 1 (else there is no mean over customers, which is p·v/(q − 1)); `v` is in minor
 * units. It takes money and frequency for independent.
 */
export interface SpendModel {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}
