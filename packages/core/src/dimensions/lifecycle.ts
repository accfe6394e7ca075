import { isChurned } from '../measures/is-churned.ts';
import { earlierAfter } from '../time/earlier-after.ts';
import { DAY, NEVER } from '../time/time-units.ts';
import type { Dimension } from './dimension.ts';

const classes = ['prospect', 'new', 'established', 'churned', 'won_back', 'contacted'] as const;

/** Where the customer stands in its life with the shop; the first rule that matches decides. */
export const lifecycle: Dimension = {
  name: 'lifecycle',
  classes,

  classify({ state, policy, at }) {
    const { lastPurchaseAt, cameBackAt, purchases } = state;
    if (lastPurchaseAt === null) return state.contact.lastContactAt === null ? 'prospect' : 'contacted';
    if (isChurned(lastPurchaseAt, at, policy)) return 'churned';
    if (cameBackAt !== null && at - cameBackAt < policy.lifecycle.wonBackDays * DAY) return 'won_back';
    if (purchases === 1 && at - lastPurchaseAt < policy.lifecycle.newDays * DAY) return 'new';
    return 'established';
  },

  nextChange({ state, policy, at }) {
    const { lastPurchaseAt, cameBackAt, purchases } = state;
    if (lastPurchaseAt === null) return NEVER;
    let next = earlierAfter(at, lastPurchaseAt + policy.lifecycle.churnAfterDays * DAY);
    if (purchases === 1) next = earlierAfter(at, lastPurchaseAt + policy.lifecycle.newDays * DAY, next);
    if (cameBackAt !== null) next = earlierAfter(at, cameBackAt + policy.lifecycle.wonBackDays * DAY, next);
    return next;
  },
};
