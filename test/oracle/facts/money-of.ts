import type { CustomerEvent, DeploymentConfig, Policy } from '@tidemark/core';

/** Digits after the point, of the currencies that the oracle's deployments know (ISO 4217). */
const DECIMALS: Readonly<Record<string, number>> = { EUR: 2, USD: 2, JPY: 0, KWD: 3 };

/**
 * The amount in minor units of the deployment's first currency, by the rates of the policy in force in the event's step; a
 * contact moves no money.
 */
export function moneyOf(event: CustomerEvent, { rates }: Policy, { currencies }: DeploymentConfig): number {
  if (event.kind === 'INTERACTION' || event.kind === 'FEEDBACK') return 0;
  const [first] = currencies as readonly [string, ...string[]];
  if (event.currency === first) return event.amountMinor;
  const shift = 10 ** (DECIMALS[first]! - DECIMALS[event.currency]!);
  return Math.round(event.amountMinor * rates[event.currency]! * shift);
}
