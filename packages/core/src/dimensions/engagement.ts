import type { State } from '../state/state.ts';
import { earlierAfter } from '../time/earlier-after.ts';
import { DAY, type EpochMs, NEVER } from '../time/time-units.ts';
import type { Dimension } from './dimension.ts';

const classes = ['active', 'potential', 'silent', 'lost'] as const;

/** How lively the customer is; the first rule that matches decides. Refunds and cancellations are no activity. */
export const engagement: Dimension = {
  name: 'engagement',
  classes,

  classify({ state, policy, at }) {
    const last = lastActivityAt(state);
    const { silentDays, lostDays } = policy.engagement;
    if (last !== null && at - last >= lostDays * DAY) return 'lost';
    if (state.lastPurchaseAt === null || last === null) return 'potential';
    return at - last >= silentDays * DAY ? 'silent' : 'active';
  },

  nextChange({ state, policy, at }) {
    const last = lastActivityAt(state);
    if (last === null) return NEVER;
    const { silentDays, lostDays } = policy.engagement;
    return earlierAfter(at, last + silentDays * DAY, earlierAfter(at, last + lostDays * DAY));
  },
};

/** The latest purchase, interaction or feedback; null when there was none. */
function lastActivityAt({ lastPurchaseAt, lastInteractionAt, lastFeedbackAt }: State): EpochMs | null {
  const last = Math.max(lastPurchaseAt ?? NOT_YET, lastInteractionAt ?? NOT_YET, lastFeedbackAt ?? NOT_YET);
  return last === NOT_YET ? null : last;
}

const NOT_YET = Number.NEGATIVE_INFINITY;
