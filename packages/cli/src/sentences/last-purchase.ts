import { DAY, dayStart, type EpochMs, localDay, type ZoneTable } from '@tidemark/core';
import type { PublishedOutput } from '@tidemark/operations';

/** Dimensions whose silences are counted from the last purchase; others count from visits, complaints or midnights. */
const BY_PURCHASE = ['rfm', 'lifecycle'];

/**
 * The instant of the last purchase, where an output gives it away: the signal *overdue* observes the silence to the
 * millisecond, and a move in rfm or lifecycle that a silence and no midnight brought comes whole days after the purchase.
 * Undefined everywhere else.
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
    changes.some(
      ({ dimension, from, since }) => BY_PURCHASE.includes(dimension) && since === at && from !== 'won_back',
    );
  return isOfElapsedDays && profile.recencyDays !== null ? at - profile.recencyDays * DAY : undefined;
}
