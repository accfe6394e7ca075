import { DAY, dayStart, type EpochMs, localDay, type ZoneTable } from '@tidemark/core';
import type { PublishedOutput } from '../demo/published-output.ts';

/**
 * The instant of the last purchase, where an output gives it away: the signal *overdue* observes the silence to the
 * millisecond, and a silence that no midnight brought fires whole days after the purchase. Undefined everywhere else.
 */
export function lastPurchaseAt(output: PublishedOutput, zone: ZoneTable): EpochMs | undefined {
  if (output.type === 'churn-alert') {
    const overdue = output.signals.find(({ signal }) => signal === 'overdue');
    return overdue && output.at - overdue.observed;
  }
  const { at, cause, changes, profile } = output;
  const isOfElapsedDays =
    cause.kind === 'SILENCE' &&
    dayStart(zone, localDay(zone, at)) !== at &&
    changes.every(({ from, since }) => since === at && from !== 'won_back');
  return isOfElapsedDays && profile.recencyDays !== null ? at - profile.recencyDays * DAY : undefined;
}
