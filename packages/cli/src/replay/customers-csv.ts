import { DAY, type EpochMs } from '@tidemark/core';
import { stringify } from 'csv-stringify/sync';
import { formatAmount } from '../sentences/format-money.ts';
import type { CustomerStanding } from './customer-standing.ts';

/**
 * The table of customers as CSV with a header; blank where a value is not defined. Instants are ISO 8601 in UTC, monetary
 * is the decimal amount of the window net of refunds, `t_x_weeks` and `T_weeks` are the recency and age of purchase models.
 */
export function customersCsv(standings: readonly CustomerStanding[]): string {
  return stringify(standings.map(rowOf), { header: true, columns: [...columns] });
}

const columns = [
  'customer_id',
  'first_purchase_at',
  'last_purchase_at',
  'recency_days',
  'frequency',
  'monetary',
  'r',
  'f',
  'm',
  'segment',
  'lifecycle',
  'source',
  'churn',
  'x',
  't_x_weeks',
  'T_weeks',
  'next_due_at',
  'sequence',
] as const;

function rowOf(standing: CustomerStanding) {
  const { customerId, profile, rhythm } = standing;
  return {
    customer_id: customerId,
    first_purchase_at: instant(standing.firstPurchaseAt),
    last_purchase_at: instant(standing.lastPurchaseAt),
    recency_days: profile.recencyDays,
    frequency: profile.frequency,
    monetary: formatAmount(profile.monetaryMinor, profile.currency),
    r: profile.r,
    f: profile.f,
    m: profile.m,
    segment: profile.segment,
    lifecycle: profile.lifecycle,
    source: standing.source?.toLowerCase(),
    churn: profile.churn,
    x: rhythm?.x,
    t_x_weeks: weeks(rhythm?.tX),
    T_weeks: weeks(rhythm?.T),
    next_due_at: instant(standing.nextDue),
    sequence: standing.sequence,
  } satisfies Record<(typeof columns)[number], unknown>;
}

function instant(at: EpochMs | null | undefined): string {
  if (at === null || at === undefined) return '';
  return Math.abs(at) <= LAST_INSTANT ? new Date(at).toISOString() : '';
}

/** Beyond it there are no dates. */
const LAST_INSTANT = 100_000_000 * DAY;

/** Weeks are days by seven: two decimals tell any two apart. */
function weeks(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(2);
}
