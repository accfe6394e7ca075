import type { Policy } from '@tidemark/core';
import type { PolicyFault } from '../shared/policy-fault.ts';
import { idleCaps } from './idle-caps.ts';
import { idleDwell } from './idle-dwell.ts';
import { idleOverrides } from './idle-overrides.ts';
import { idlePlans } from './idle-plans.ts';
import { idleSignals } from './idle-signals.ts';
import { ofEverybodyAndTypes } from './of-everybody-and-types.ts';

/** Settings of a valid policy that have no effect: whatever a customer does, they never decide its class, risk or follow-up. */
export function idleLimits(policy: Policy): readonly PolicyFault[] {
  return [
    ...ofEverybodyAndTypes(policy, idleIn),
    ...idleOverrides(policy),
    ...idlePlans(policy),
    ...idleCaps(policy),
  ];
}

/** For customers who are all under the same rules. */
function idleIn(policy: Policy): readonly PolicyFault[] {
  return [
    ...recencyBeyondWindow(policy),
    ...frequencyAlwaysAbove(policy),
    ...midBelowLeavingHigh(policy),
    ...silentAfterLost(policy),
    ...overdueFloorAboveCap(policy),
    ...idleSignals(policy),
    ...idleDwell(policy),
  ];
}

/** A customer whose last purchase has left the window is inactive, whatever its recency. */
function recencyBeyondWindow({ rfm }: Policy): readonly PolicyFault[] {
  return rfm.recencyDays.flatMap((limit, index) =>
    limit <= rfm.windowDays
      ? []
      : [
          {
            path: ['rfm', 'recencyDays', index],
            message: `${limit} days are never reached: after ${rfm.windowDays} days the purchase has left the window and the customer is inactive`,
          },
        ],
  );
}

/** Whoever has a purchase in the window has a frequency of at least 1. */
function frequencyAlwaysAbove({ rfm }: Policy): readonly PolicyFault[] {
  return rfm.frequency.flatMap((limit, index) =>
    limit >= 1
      ? []
      : [
          {
            path: ['rfm', 'frequency', index],
            message: `${limit} is below every frequency: nobody has a score of ${index + 1}`,
          },
        ],
  );
}

/** Who leaves high with less than mid asks for is low, and mid's own limit for leaving is for those in mid. */
function midBelowLeavingHigh({ value }: Policy): readonly PolicyFault[] {
  const { high, mid } = value;
  if (high.leaveMinor > mid.enterMinor) return [];
  const message = `${high.leaveMinor} is not above mid.enterMinor, ${mid.enterMinor}: who leaves high is low at once, and mid is never on the way down`;
  return [{ path: ['value', 'high', 'leaveMinor'], message }];
}

/** Both are ages of the same activity, and lost comes first. */
function silentAfterLost({ engagement }: Policy): readonly PolicyFault[] {
  const { silentDays, lostDays } = engagement;
  if (silentDays < lostDays) return [];
  const message = `${silentDays} days are never silence: after lostDays = ${lostDays} days without activity the customer is lost`;
  return [{ path: ['engagement', 'silentDays'], message }];
}

/** Nobody gets more patience than a customer of whom nothing is known, whose gap is assumed. */
function overdueFloorAboveCap({ churn }: Policy): readonly PolicyFault[] {
  const { off, factorPercent, priorGapDays, minOverdueDays } = churn;
  const capDays = (factorPercent * priorGapDays) / 100;
  if (off.includes('overdue') || minOverdueDays < capDays) return [];
  const message = `${minOverdueDays} days never hold overdue back: at most factorPercent of priorGapDays = ${capDays} days pass before a customer is overdue`;
  return [{ path: ['churn', 'minOverdueDays'], message }];
}
