import type { Dimension } from '../src/dimensions/dimension.ts';
import { earlierAfter } from '../src/time/earlier-after.ts';
import { DAY, NEVER } from '../src/time/time-units.ts';

const YEAR = 365 * DAY;

/** A seventh dimension, as somebody would add it: who has bought on several days: `regular`, and `single` again once the last of them is a year old. */
export const loyalty: Dimension = {
  name: 'loyalty',
  classes: ['single', 'regular'],
  classify: ({ state, at }) =>
    state.purchaseDays > 1 && at - state.lastPurchaseAt! < YEAR ? 'regular' : 'single',
  nextChange: ({ state, at }) =>
    state.purchaseDays > 1 ? earlierAfter(at, state.lastPurchaseAt! + YEAR) : NEVER,
};
