import { isDegenerate, type Policy, type Signal, signals } from '@tidemark/core';

/** The signals that can stand for some customer under these rules, whatever scorecards come. */
export function standingSignals(policy: Policy): readonly Signal[] {
  return signals.filter(
    ({ name }) => !policy.churn.off.includes(name) && neverStands(policy, name) === undefined,
  );
}

/** Why a signal that is not switched off cannot stand; undefined where it can. */
export function neverStands({ churn, models, calibration }: Policy, signal: string): string | undefined {
  const hasModel = models.purchase !== null && !isDegenerate(models.purchase);
  switch (signal) {
    case 'overdue':
      if (!hasModel || calibration.models === 'fitted' || churn.off.includes('p_active')) return undefined;
      return 'never stands: p_active, by models.purchase, stands in its place';
    case 'p_active': {
      if (hasModel || calibration.models === 'fitted') return undefined;
      return 'never stands: calibration.models is fixed, and models.purchase is no model in which customers leave';
    }
    case 'frequency_drop': {
      // A day more than two windows: clocks that are set back between two dates make a day of elapsed time more.
      const { windowDays } = churn.frequencyDrop;
      if (churn.minOverdueDays <= 2 * windowDays + 1) return undefined;
      return `never stands: after ${churn.minOverdueDays} days (minOverdueDays) without a purchase both windows of ${windowDays} days are empty`;
    }
    default:
      return undefined;
  }
}
