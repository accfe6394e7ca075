import { type Policy, policyFor } from '@tidemark/core';
import { customerTypes } from '../shared/customer-types.ts';
import { below, type PolicyFault, without } from '../shared/policy-fault.ts';
import { idleDwell } from './idle-dwell.ts';
import { idleOverrides } from './idle-overrides.ts';

/** Settings of a valid policy that have no effect: whatever a customer does, they never decide its class. */
export function idleLimits(policy: Policy): readonly PolicyFault[] {
  const ofEverybody = idleIn(policy);
  const ofTypes = customerTypes.flatMap(([key, type]) =>
    below(['byCustomerType', key], without(idleIn(policyFor(policy, type)), ofEverybody)),
  );
  return [...ofEverybody, ...ofTypes, ...idleOverrides(policy)];
}

/** For customers who are all under the same rules. */
function idleIn(policy: Policy): readonly PolicyFault[] {
  return [
    ...recencyBeyondWindow(policy),
    ...frequencyAlwaysAbove(policy),
    ...midBelowLeavingHigh(policy),
    ...silentAfterLost(policy),
    ...overdueFloorAboveCap(policy),
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

/** Nobody gets more patience than twice the gap assumed of a customer of whom nothing is known. */
function overdueFloorAboveCap({ churn }: Policy): readonly PolicyFault[] {
  const cap = 2 * churn.priorGapDays;
  if (churn.minOverdueDays < cap) return [];
  const message = `${churn.minOverdueDays} days never decide: at most 2 x priorGapDays = ${cap} days pass before a customer is overdue`;
  return [{ path: ['churn', 'minOverdueDays'], message }];
}
