import type { Policy } from '@tidemark/core';
import type { Facts } from '../facts/facts.ts';

/** The value row, first match; `moneyMinor` is the net money of the window, not below 0. */
export function rawValue({ life }: Facts, moneyMinor: number, { value }: Policy): string {
  if (life === null) return 'none';
  if (moneyMinor >= value.high.enterMinor) return 'high';
  if (moneyMinor >= value.mid.enterMinor) return 'mid';
  return 'low';
}

/**
 * What the leave limits make of a raw class: who is in `high` or `mid` stays while there is as much money as that class
 * asks of those in it. A class that is lost is lost to the raw one.
 */
export function heldValue(
  raw: string,
  inForce: string | null,
  moneyMinor: number,
  { value }: Policy,
): string {
  const isHeldHigh = inForce === 'high' && moneyMinor >= value.high.leaveMinor;
  if (isHeldHigh) return 'high';
  const isHeldMid = inForce === 'mid' && raw === 'low' && moneyMinor >= value.mid.leaveMinor;
  return isHeldMid ? 'mid' : raw;
}
