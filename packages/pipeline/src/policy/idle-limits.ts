import type { Policy } from '@tidemark/core';
import type { PolicyFault } from './policy-document.ts';

/** Limits that can be written and mean nothing: whatever a customer does, they never decide. */
export function idleLimits(policy: Policy): readonly PolicyFault[] {
  return [...recencyBeyondWindow(policy), ...frequencyAlwaysAbove(policy), ...overdueFloorAboveCap(policy)];
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

/** Nobody gets more patience than twice the gap assumed of a customer of whom nothing is known. */
function overdueFloorAboveCap({ churn }: Policy): readonly PolicyFault[] {
  const cap = 2 * churn.priorGapDays;
  if (churn.minOverdueDays < cap) return [];
  const message = `${churn.minOverdueDays} days never decide: at most 2 x priorGapDays = ${cap} days pass before a customer is overdue`;
  return [{ path: ['churn', 'minOverdueDays'], message }];
}
