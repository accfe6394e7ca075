import { satisfactionOf } from '../measures/satisfaction-of.ts';
import type { View } from '../state/view.ts';
import { DAY, NEVER } from '../time/time-units.ts';
import type { Dimension } from './dimension.ts';

const classes = ['unknown', 'satisfied', 'neutral', 'dissatisfied'] as const;
const byScore = ['dissatisfied', 'neutral', 'satisfied'] as const;

/**
 * How content the customer is: dissatisfied by a complaint younger than `complaintDays` that no satisfied score followed,
 * else by the last score (CSAT 4-5, 3, 1-2; NPS 9-10, 7-8, 0-6); unknown without one.
 */
export const satisfaction: Dimension = {
  name: 'satisfaction',
  classes,

  classify(view) {
    if (hasOpenComplaint(view)) return 'dissatisfied';
    const { lastScore } = view.state;
    return lastScore === null ? 'unknown' : byScore[satisfactionOf(lastScore.scale, lastScore.score)];
  },

  nextChange(view) {
    if (!hasOpenComplaint(view)) return NEVER;
    return view.state.complaints.at(-1)! + view.policy.satisfaction.complaintDays * DAY;
  },
};

/** The last complaint decides: it is the youngest, and what came after it came after all of them. */
function hasOpenComplaint({ state, policy, at }: View): boolean {
  const complaint = state.complaints.at(-1);
  if (complaint === undefined || at - complaint >= policy.satisfaction.complaintDays * DAY) return false;
  return state.lastSatisfiedAt === null || state.lastSatisfiedAt <= complaint;
}
