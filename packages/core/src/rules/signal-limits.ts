/** p_active: when a customer is unlikely to buy (FOLD.md, section 5). */
export interface PActiveLimits {
  /** Of the probability: at least one purchase in so many days. */
  readonly horizonDays: number;
  /** Unlikely is below this probability, 0 to 1 … */
  readonly below: number;
  /** … and at most so many percent of what it was right after the last purchase. */
  readonly fallenToPercent: number;
  /** It does not stand in a shorter silence. */
  readonly minOverdueDays: number;
}

/** Dropped: from at least `min` in one window to at most `percent` of them in the next (FOLD.md, section 5). */
export interface DropLimits {
  /** Of fewer in the window before nothing is said. */
  readonly min: number;
  readonly percent: number;
}

/** frequency_drop: purchases. */
export interface FrequencyDropLimits extends DropLimits {
  /** Of each window, in days; three of them must fit the days kept. */
  readonly windowDays: number;
}
