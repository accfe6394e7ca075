import type { ContactChannel } from '../events/customer-event.ts';
import type { ContactCap, FollowUp } from '../rules/follow-up.ts';
import type { PublishedFollowUp } from '../state/plan-in-force.ts';
import type { State } from '../state/state.ts';
import { DAY, type EpochMs } from '../time/time-units.ts';

const ALWAYS = Number.NEGATIVE_INFINITY;

/**
 * From when on caps and the least gap allow one more follow-up over a channel: for good, while no other is published.
 * Minus infinity where nothing stands against it.
 */
export function allowedFrom(state: State, followUp: FollowUp, channel: ContactChannel): EpochMs {
  return Math.max(gapEnd(state, followUp), freeOfCapsFrom(state, followUp, channel));
}

/** When the least gap after the last follow-up, and after the last contact made, is over. */
export function gapEnd(
  { contact: { recentFollowUps, lastContactAt } }: State,
  { minGapDays }: FollowUp,
): EpochMs {
  const gap = minGapDays * DAY;
  let end = ALWAYS;
  if (recentFollowUps.length > 0) end = recentFollowUps.at(-1)!.at + gap;
  return lastContactAt === null ? end : Math.max(end, lastContactAt + gap);
}

/** From when on no cap of the channel stands against one more. */
export function freeOfCapsFrom(
  { contact: { recentFollowUps } }: State,
  { caps }: FollowUp,
  channel: ContactChannel,
): EpochMs {
  let from = ALWAYS;
  for (const cap of caps) {
    if (isOf(cap, channel)) from = Math.max(from, freeFrom(cap, recentFollowUps));
  }
  return from;
}

/** How many more the tightest cap of the channel allows at an instant; null where no cap is of it. */
export function capLeft(
  { contact: { recentFollowUps } }: State,
  { caps }: FollowUp,
  channel: ContactChannel,
  at: EpochMs,
): number | null {
  let left: number | null = null;
  for (const cap of caps) {
    if (!isOf(cap, channel)) continue;
    const young = recentFollowUps.filter((sent) => counts(cap, sent) && at - sent.at < cap.perDays * DAY);
    left = Math.min(left ?? cap.max, cap.max - young.length);
  }
  return left;
}

function isOf(cap: ContactCap, channel: ContactChannel): boolean {
  return cap.channel === null || cap.channel === channel;
}

function counts(cap: ContactCap, sent: PublishedFollowUp): boolean {
  return cap.channel === null || cap.channel === sent.channel;
}

/** When the last but `max` of those that count is no longer younger than `perDays`. */
function freeFrom(cap: ContactCap, sent: readonly PublishedFollowUp[]): EpochMs {
  let left = cap.max;
  for (let index = sent.length - 1; index >= 0; index--) {
    if (!counts(cap, sent[index]!)) continue;
    left -= 1;
    if (left === 0) return sent[index]!.at + cap.perDays * DAY;
  }
  return ALWAYS;
}
