import type { Happening } from './happening.ts';
import { pick } from './random/pick.ts';
import type { Random } from './random/random.ts';
import { PRESENCE, WISHES } from './shop-parameters.ts';

/** What a customer wants of the shop's contacts, and how it changes its mind. */
export interface Wishes {
  /**
   * What it says of them on a day: on one with a newsletter it may have enough of a channel or of all, the more so where its
   * interest fades; on one with an order it may want them again.
   */
  live(day: number, interest: number, hasOrdered: boolean): Happening[];
}

/** `all`: no channel is named. */
const CHANNELS = [
  ['email', 6],
  ['phone', 2],
  ['all', 2],
] as const;

export function openWishes(random: Random): Wishes {
  let refused: 'email' | 'phone' | 'all' | undefined;
  const say = (day: number, kind: 'OPT_OUT' | 'OPT_IN', channel: string): Happening => ({
    at: day + random(),
    event: {
      type: 'interaction',
      kind,
      channel: channel === 'all' ? null : channel,
      source: null,
      campaignId: null,
    },
  });
  return {
    live(day, interest, hasOrdered) {
      const { optOutShare, fadingTimes, optInShare } = WISHES;
      if (refused !== undefined) {
        if (!hasOrdered || random() >= optInShare) return [];
        const again = say(day, 'OPT_IN', refused);
        refused = undefined;
        return [again];
      }
      if (interest === 0 || day % PRESENCE.newsletterEveryDays !== 0) return [];
      if (random() >= optOutShare * (interest < 1 ? fadingTimes : 1)) return [];
      refused = pick(random, CHANNELS);
      return [say(day, 'OPT_OUT', refused)];
    },
  };
}
