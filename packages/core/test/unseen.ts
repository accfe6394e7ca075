import type { Signal } from '../src/signals/signal.ts';
import { earlierAfter } from '../src/time/earlier-after.ts';
import { DAY } from '../src/time/time-units.ts';

/** A third signal, as somebody would add it: no purchase, interaction or feedback in ten days. */
export const unseen: Signal = {
  name: 'unseen',
  kind: 'decline',
  stands: ({ state, at }) => {
    const since = Math.max(state.lastPurchaseAt!, state.lastInteractionAt ?? 0) + 10 * DAY;
    return at < since ? null : { observed: at - since + 10 * DAY, threshold: 10 * DAY, since };
  },
  nextChange: ({ state, at }) =>
    earlierAfter(at, Math.max(state.lastPurchaseAt!, state.lastInteractionAt ?? 0) + 10 * DAY),
  words: { observed: (observed) => `unseen for ${observed / DAY} d`, limit: () => 'unseen after 10 d' },
};
