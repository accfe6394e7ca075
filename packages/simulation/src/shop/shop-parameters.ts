/** Days since the shop opened, with a fraction: the simulation's own clock. */
export type ShopTime = number;

/**
 * Buying, as in "buy till you die" models. Who buys how often and when they stop: Fader, Hardie and Lee,
 * "'Counting Your Customers' the Easy Way: An Alternative to the Pareto/NBD Model" (2005): rates gamma,
 * dropout after each purchase beta. What they spend: Fader and Hardie, "The Gamma-Gamma Model of Monetary
 * Value" (2013). Spend keeps their estimates for CDNOW (dollars); the rates are those of a livelier shop.
 */
export const BUYING = {
  /** Purchases a day: gamma(shape, rate); mean one in 27 days. */
  rate: { shape: 1.1, rate: 30 },
  /** Chance that a purchase is the last: beta(a, b); mean 0.13. */
  dropout: { a: 0.7, b: 4.5 },
  /** An order: gamma(p, ν) with ν ~ gamma(q, γ); mean order pγ/(q − 1) = 35.22. */
  spend: { p: 6.25, q: 3.74, gamma: 15.44 },
  /** Leaving is forever in the models; this shop wins customers back, so that it never runs empty. */
  away: { minDays: 120, meanMoreDays: 500 },
  /** Share of customers who look around and never buy. */
  neverBuys: 0.08,
  /** Everybody has been won by then, more of them early (the square of a uniform draw). */
  arrivalDays: 120,
  /** They look around at most this long before they first buy. */
  browseDays: 7,
} as const;

/** What may follow an order: shares of orders, delays in days. */
export const AFTERMATH = {
  cancelled: { share: 0.02, withinDays: 0.5 },
  refunded: { share: 0.05, fullShare: 0.6, fromDays: 2, toDays: 14 },
  csat: { share: 0.12, fromDays: 1, toDays: 5 },
  nps: { share: 0.04, fromDays: 3, toDays: 10 },
  complaint: { share: 0.02, shareOfLast: 0.2, fromDays: 0.5, toDays: 6 },
  /** How often a leaver's complaint is not the end of it. */
  secondComplaint: 0.5,
  badScore: 0.4,
} as const;

/** Showing up without buying. */
export const PRESENCE = {
  /** Visits a day: gamma(shape, rate); mean one in 8 days. */
  visits: { shape: 2, rate: 16 },
  /** Chance to open a newsletter: beta(a, b); and, once opened, to click. */
  opens: { a: 1.5, b: 3.5 },
  clickShare: 0.3,
  newsletterEveryDays: 7,
  /** An order is mostly preceded by a visit. */
  visitBeforeOrder: 0.6,
  /** Interest falls to this share on the way to the last order, then halves again and again. */
  interestAtLastOrder: 0.35,
  halfLifeDays: 10,
  /** Less interest than this is none. */
  leastInterest: 0.02,
} as const;

/** What customers want of the shop's contacts. */
export const WISHES = {
  /** Chance that a newsletter is one too many; so many times that for a customer whose interest fades. */
  optOutShare: 0.002,
  fadingTimes: 4,
  /** Chance that who has opted out opts in again with an order. */
  optInShare: 0.15,
} as const;

/** How the shop's systems deliver what they saw. */
export const DELIVERY = {
  lateShare: 0.02,
  /** A late one comes at least a day later, more by an exponential draw, never later than the last. */
  meanMoreDaysLate: 1.5,
  mostDaysLate: 10,
  duplicateShare: 0.015,
  /** Most duplicates follow at once, the rest comes a day later. */
  duplicateAtOnceShare: 0.7,
} as const;
