import type { Signal } from '../src/signals/signal.ts';
import type { State } from '../src/state/state.ts';
import { earlierAfter } from '../src/time/earlier-after.ts';
import { DAY, type EpochMs } from '../src/time/time-units.ts';

/** A third signal, as somebody would add it: no purchase, interaction or feedback in ten days. */
export const unseen: Signal = {
  name: 'unseen',
  kind: 'decline',
  stands: ({ state, at }) => {
    const observed = at - lastSeenAt(state);
    return observed < 10 * DAY ? null : { observed, threshold: 10 * DAY };
  },
  since: ({ state }) => lastSeenAt(state) + 10 * DAY,
  nextChange: ({ state, at }) => earlierAfter(at, lastSeenAt(state) + 10 * DAY),
  words: {
    name: { en: 'unseen', zh: '未见' },
    observed: (observed) => `unseen for ${observed / DAY} d`,
    limit: () => 'unseen after 10 d',
  },
};

function lastSeenAt({ lastPurchaseAt, lastInteractionAt }: State): EpochMs {
  return Math.max(lastPurchaseAt!, lastInteractionAt ?? 0);
}
