import type { EpochMs, Policy } from '@tidemark/core';
import type { Facts } from '../facts/facts.ts';
import { daysSilent } from './probability-active.ts';

/** All that purchases brought, less all that was given back, over the whole life. */
function moneyEver({ history }: Facts): number {
  return history.reduce(
    (sum, { event, moneyMinor }) => sum + (event.kind === 'PURCHASE' ? 1 : -1) * moneyMinor,
    0,
  );
}

/** E(M)·E(N) of FOLD.md 9: what the customer spends within the horizon if it stays; null without both models, or money. */
export function valueAtRisk(facts: Facts, at: EpochMs, { models, churn }: Policy): number | null {
  const { life } = facts;
  const { purchase, spend } = models;
  if (life === null || purchase === null || spend === null) return null;
  const n = life.purchases;
  const mean = Math.max(0, moneyEver(facts)) / n;
  if (mean === 0) return null;
  const x = life.days.size - 1;
  const T = (life.lastDay - life.firstDay) / 7 + daysSilent(life, at) / 7;
  const purchases = (((purchase.r + x) / (purchase.alpha + T)) * churn.pActive.horizonDays) / 7;
  const { p, q, v } = spend;
  const each = (p * (v + n * mean)) / (p * n + q - 1);
  return Math.min(Math.round(each * purchases), Number.MAX_SAFE_INTEGER);
}
