import { firstExit, isLeftBefore, windowTotals } from '../measures/window-totals.ts';
import type { ValueBorder } from '../rules/policy.ts';
import { type EpochMs, NEVER } from '../time/time-units.ts';
import type { Dimension } from './dimension.ts';

const classes = ['none', 'high', 'mid', 'low'] as const;

/** What the customer is worth: A, B or C (high, mid, low) by the net money of the window; `none` for who never bought. */
export const value: Dimension = {
  name: 'value',
  classes,

  classify(view) {
    if (view.state.lastPurchaseAt === null) return 'none';
    const { high, mid } = view.policy.value;
    const money = windowTotals(view).moneyMinor;
    if (money >= high.enterMinor) return 'high';
    return money >= mid.enterMinor ? 'mid' : 'low';
  },

  isHeld(view, inForce) {
    const { high, mid } = view.policy.value;
    const money = windowTotals(view).moneyMinor;
    if (inForce === 'high') return money < high.enterMinor && money >= high.leaveMinor;
    return inForce === 'mid' && money < mid.enterMinor && money >= mid.leaveMinor;
  },

  nextChange(view, bound): EpochMs {
    if (view.state.lastPurchaseAt === null || !isLeftBefore(view, bound)) return NEVER;
    const { high, mid } = view.policy.value;
    const before = bordersReached(windowTotals(view).moneyMinor, high, mid);
    return firstExit(view, ({ moneyMinor }) => bordersReached(moneyMinor, high, mid) !== before);
  },
};

/** Which of the four limits the money reaches: while none is crossed, nothing changes. */
function bordersReached(money: number, high: ValueBorder, mid: ValueBorder): number {
  return (
    Number(money >= high.enterMinor) +
    2 * Number(money >= high.leaveMinor) +
    4 * Number(money >= mid.enterMinor) +
    8 * Number(money >= mid.leaveMinor)
  );
}
