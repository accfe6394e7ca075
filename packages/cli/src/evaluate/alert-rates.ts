import type { EvaluatedGroup } from '@tidemark/simulation';

const DAYS_A_YEAR = 365;

/** How often customers who have bought, churned or not, raised an alert; null where there were none. */
export interface AlertRates {
  readonly perThousandCustomersAndDay: number | null;
  readonly perCustomerAndYear: number | null;
}

export function alertRates({ raised, customerYears }: EvaluatedGroup): AlertRates {
  if (customerYears === 0) return { perThousandCustomersAndDay: null, perCustomerAndYear: null };
  const perYear = raised.alerts / customerYears;
  return { perThousandCustomersAndDay: (1_000 * perYear) / DAYS_A_YEAR, perCustomerAndYear: perYear };
}
