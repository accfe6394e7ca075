import { DAY, type EpochMs, type Policy } from '@tidemark/core';
import type { Lifetime } from '../facts/lifetime.ts';

type PurchaseModel = NonNullable<Policy['models']['purchase']>;

/** The model that tells who is likely to buy; null without one, and where practically nobody ever leaves (FOLD.md 10). */
export function tellingModel({ models }: Policy): PurchaseModel | null {
  const { purchase } = models;
  if (purchase === null) return null;
  return purchase.a / (purchase.a + purchase.b) < 0.001 ? null : purchase;
}

/** Whole days of silence. */
export function daysSilent(life: Lifetime, at: EpochMs): number {
  return Math.floor((at - life.lastAt) / DAY);
}

/**
 * P(at least one purchase in the next `horizonDays`) after so many whole days of silence, by MBG/NBD with powers and
 * quotients (Batislam et al. 2007); FOLD.md 10 has the same in logarithms.
 */
export function probabilityActive(
  { r, alpha, a, b }: PurchaseModel,
  life: Lifetime,
  silentDays: number,
  horizonDays: number,
): number {
  const x = life.days.size - 1;
  const tX = (life.lastDay - life.firstDay) / 7;
  const T = tX + silentDays / 7;
  const oddsGone = (a / (b + x)) * ((alpha + T) / (alpha + tX)) ** (r + x);
  const buysIfAlive = 1 - ((alpha + T) / (alpha + T + horizonDays / 7)) ** (r + x);
  return buysIfAlive / (1 + oddsGone);
}

export function toSixDecimals(probability: number): number {
  return Math.round(probability * 1e6) / 1e6;
}
