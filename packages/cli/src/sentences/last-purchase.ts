import { DAY, dayStart, type EpochMs, localDay, signals as standardSignals } from '@tidemark/core';
import type { PublishedOutput } from '@tidemark/operations';
import type { SentenceStyle } from './sentence-style.ts';

/** Dimensions whose silences are counted from the last purchase; others count from visits, complaints or midnights. */
const BY_PURCHASE = ['rfm', 'lifecycle'];

/**
 * The instant of the last purchase, where an output gives it away: by a signal that observes silence exactly, and by a move in
 * rfm or lifecycle that a silence and no midnight brought, which comes whole days after the purchase. Undefined everywhere
 * else.
 */
export function lastPurchaseAt(
  output: PublishedOutput,
  style: Pick<SentenceStyle, 'zone' | 'signals'>,
): EpochMs | undefined {
  switch (output.type) {
    case 'segment-changed':
      return byChange(output, style);
    case 'churn-alert':
      return bySignals(output, style);
    case 'follow-up-due':
      return undefined;
    default:
      return output satisfies never;
  }
}

function bySignals(
  { at, signals, profile: { recencyDays } }: PublishedOutput & { type: 'churn-alert' },
  { signals: known = standardSignals }: Pick<SentenceStyle, 'signals'>,
): EpochMs | undefined {
  if (recencyDays === null) return undefined;
  for (const signal of signals) {
    const silence = known.find(({ name }) => name === signal.signal)?.words.silence;
    if (silence !== undefined) return at - silence(signal, at, recencyDays);
  }
  return undefined;
}

function byChange(
  { at, cause, changes, profile }: PublishedOutput & { type: 'segment-changed' },
  { zone }: Pick<SentenceStyle, 'zone'>,
): EpochMs | undefined {
  const isOfElapsedDays =
    cause.kind === 'SILENCE' &&
    dayStart(zone, localDay(zone, at)) !== at &&
    changes.some(
      ({ dimension, from, since }) => BY_PURCHASE.includes(dimension) && since === at && from !== 'won_back',
    );
  return isOfElapsedDays && profile.recencyDays !== null ? at - profile.recencyDays * DAY : undefined;
}
