import type { InteractionKind } from '@tidemark/core';
import type { Happening } from './happening.ts';
import { poisson } from './random/poisson.ts';
import type { Random } from './random/random.ts';
import { PRESENCE } from './shop-parameters.ts';
import type { Traits } from './traits.ts';

/** One day's visits, app opens and newsletters of a customer with `interest` in [0, 1]. */
export function showUp(random: Random, traits: Traits, interest: number, day: number): Happening[] {
  const happenings: Happening[] = [];
  const add = (at: number, kind: InteractionKind, channel: string, campaignId: string | null) =>
    happenings.push({
      at,
      event: { type: 'interaction', kind, channel, source: traits.source, campaignId },
    });
  const kind = traits.channel === 'app' ? 'APP_OPEN' : 'VISIT';
  for (let left = poisson(random, traits.visitsPerDay * interest); left > 0; left--) {
    add(day + random(), kind, traits.channel, null);
  }
  if (day % PRESENCE.newsletterEveryDays !== 0 || random() >= traits.opensNewsletter * interest) {
    return happenings;
  }
  const campaignId = `newsletter-${day / PRESENCE.newsletterEveryDays + 1}`;
  const openedAt = day + random();
  add(openedAt, 'EMAIL_OPEN', 'email', campaignId);
  if (random() < PRESENCE.clickShare) add(openedAt, 'EMAIL_CLICK', 'email', campaignId);
  return happenings;
}
