import { type ContactChannel, DAY, type EpochMs, type FollowUp } from '@tidemark/core';
import type { PublishedFollowUp } from '../state/plan-state.ts';

/** Who was contacted when, as far as caps and gap ask. */
export interface Contacts {
  readonly published: readonly PublishedFollowUp[];
  readonly lastContactAt: EpochMs | null;
}

/** What each cap of the channel or of all still leaves at an instant. */
function leftBy({ caps }: FollowUp, channel: ContactChannel, { published }: Contacts, at: EpochMs): number[] {
  return caps
    .filter((cap) => cap.channel === null || cap.channel === channel)
    .map((cap) => {
      const young = published.filter(
        (each) => at - each.at < cap.perDays * DAY && (cap.channel === null || each.channel === channel),
      );
      return cap.max - young.length;
    });
}

function touchedAt({ published, lastContactAt }: Contacts): readonly EpochMs[] {
  const followUps = published.map(({ at }) => at);
  return lastContactAt === null ? followUps : [...followUps, lastContactAt];
}

/** Whether caps and gap allow a follow-up of the channel at an instant (FOLD.md 11). */
export function isAllowed(
  followUp: FollowUp,
  channel: ContactChannel,
  contacts: Contacts,
  at: EpochMs,
): boolean {
  const isNear = touchedAt(contacts).some((touched) => at - touched < followUp.minGapDays * DAY);
  return !isNear && leftBy(followUp, channel, contacts, at).every((left) => left >= 1);
}

/** What the tightest cap leaves after one more; null without caps. */
export function capRemaining(
  followUp: FollowUp,
  channel: ContactChannel,
  contacts: Contacts,
  at: EpochMs,
): number | null {
  const left = leftBy(followUp, channel, contacts, at);
  return left.length === 0 ? null : Math.min(...left) - 1;
}

/** Every instant at which caps or gap could begin to allow one. */
export function easings({ caps, minGapDays }: FollowUp, contacts: Contacts): readonly EpochMs[] {
  const days = [minGapDays, ...caps.map(({ perDays }) => perDays)];
  return touchedAt(contacts).flatMap((at) => days.map((each) => at + each * DAY));
}
