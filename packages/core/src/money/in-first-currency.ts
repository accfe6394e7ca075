import { CoreError } from '../errors/core-error.ts';
import type { PurchaseEvent } from '../events/customer-event.ts';
import type { DeploymentConfig } from '../rules/deployment-config.ts';
import type { Policy } from '../rules/policy.ts';
import { minorUnitDecimals } from './minor-unit-decimals.ts';

const USUAL_DECIMALS = 2;

/**
 * An event's amount in the minor unit of the deployment's first currency, at the policy's rate, rounded to the nearest one:
 * in doubles, so that a product that ends in a half may go either way, the same on every machine.
 *
 * @throws CoreError `rate-missing`: setup and apply let no policy pass that lacks a rate for a currency of the deployment
 */
export function inFirstCurrency(
  { amountMinor, currency }: Pick<PurchaseEvent, 'amountMinor' | 'currency'>,
  { currencies }: DeploymentConfig,
  { rates }: Policy,
): number {
  const first = currencies[0]!;
  if (currency === first) return amountMinor;
  const rate = rates[currency];
  if (rate === undefined) {
    throw new CoreError(
      'rate-missing',
      `Cannot count money in ${currency}: the policy has no rate to ${first}`,
    );
  }
  const scale = 10 ** (decimalsOf(first) - decimalsOf(currency));
  return Math.min(Number.MAX_SAFE_INTEGER, Math.round(amountMinor * rate * scale));
}

/** A deployment may hold a code that no list has: the fold is total. */
function decimalsOf(currency: string): number {
  return minorUnitDecimals(currency) ?? USUAL_DECIMALS;
}
