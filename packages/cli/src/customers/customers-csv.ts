import { DAY, type EpochMs } from '@tidemark/core';
import type { CustomerSnapshot } from '@tidemark/operations';
import { stringify } from 'csv-stringify/sync';
import { formatAmount } from '../sentences/format-money.ts';

/** Rows made at a time: one string of a million rows would be too long for V8. */
const CHUNK_ROWS = 10_000;

/**
 * The table of customers as CSV with a header, in pieces; blank where a value is not defined. Instants are ISO 8601 in
 * UTC, monetary is the decimal amount of the window net of refunds, `abc` the letter by the borders in force while
 * `value` is the class that dwell and limits for leaving may hold, `t_x_weeks` and `T_weeks` are the recency and age of
 * purchase models. `p_active` and `value_at_risk` are those of an alert at this instant: the probability of a purchase within the
 * policy's horizon, and the money then expected of a customer who stays, blank without a model in force. A dimension beside the standard ones has a column of its name behind theirs.
 *
 * @param snapshots ordered by customer id as bytes
 * @param dimensions names, in the order of each customer's classes
 */
export function* customersCsv(
  snapshots: readonly CustomerSnapshot[],
  dimensions: readonly string[],
): Generator<string> {
  const others = dimensions.filter((name) => !shownByProfile.includes(name));
  const columns = [...customerColumns, ...others, ...behindClasses];
  const row = (snapshot: CustomerSnapshot) => ({
    ...Object.fromEntries(others.map((name) => [name, snapshot.classes[dimensions.indexOf(name)]])),
    ...rowOf(snapshot),
  });
  yield `${columns.join(',')}\n`;
  for (let from = 0; from < snapshots.length; from += CHUNK_ROWS) {
    yield stringify(snapshots.slice(from, from + CHUNK_ROWS).map(row), { columns });
  }
}

/** Dimensions whose class is a field of the profile. */
const shownByProfile: readonly string[] = [
  'rfm',
  'lifecycle',
  'value',
  'engagement',
  'satisfaction',
  'source',
];

const customerColumns = [
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
  'abc',
  'value',
  'lifecycle',
  'engagement',
  'satisfaction',
  'source',
] as const;

const behindClasses = [
  'churn',
  'x',
  't_x_weeks',
  'T_weeks',
  'p_active',
  'value_at_risk',
  'next_due_at',
  'sequence',
] as const;

function rowOf({ customerId, profile, rhythm, outlook, ...snapshot }: CustomerSnapshot) {
  return {
    customer_id: customerId,
    first_purchase_at: instant(snapshot.firstPurchaseAt),
    last_purchase_at: instant(snapshot.lastPurchaseAt),
    recency_days: profile.recencyDays,
    frequency: profile.frequency,
    monetary: formatAmount(profile.monetaryMinor, profile.currency),
    r: profile.r,
    f: profile.f,
    m: profile.m,
    segment: profile.segment,
    abc: snapshot.abc,
    value: profile.value,
    lifecycle: profile.lifecycle,
    engagement: profile.engagement,
    satisfaction: profile.satisfaction,
    source: profile.source,
    churn: profile.churn,
    x: rhythm?.x,
    t_x_weeks: sixDecimals(rhythm?.tX),
    T_weeks: sixDecimals(rhythm?.T),
    p_active: sixDecimals(outlook.pActive),
    value_at_risk: amount(outlook.valueAtRiskMinor, profile.currency),
    next_due_at: instant(snapshot.nextDue),
    sequence: snapshot.sequence,
  } satisfies Record<(typeof customerColumns)[number] | (typeof behindClasses)[number], unknown>;
}

function instant(at: EpochMs | null | undefined): string {
  if (at === null || at === undefined) return '';
  return Math.abs(at) <= LAST_INSTANT ? new Date(at).toISOString() : '';
}

/** Beyond it there are no dates. */
const LAST_INSTANT = 100_000_000 * DAY;

/** Weeks are days by seven, of which two decimals would make 32.14 out of 225 days: a model is fitted to more. */
function sixDecimals(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : value.toFixed(6);
}

function amount(minor: number | null, currency: string): string {
  return minor === null ? '' : formatAmount(minor, currency);
}
