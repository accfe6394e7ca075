import { type EpochMs, localDay, type ZoneTable } from '@tidemark/core';
import {
  customerName,
  daysOf,
  InputError,
  loadInput,
  quietAfter,
  type ShopDay,
  simulateShop,
  until,
} from '@tidemark/simulation';
import { counted } from '../sentences/counted.ts';
import type { DemoOptions } from './demo-options.ts';

/** The days to drive, and what is known of them before. */
export interface DayPlan {
  readonly days: Iterable<ShopDay>;
  /** undefined: without end. */
  readonly count: number | undefined;
  readonly startAt: EpochMs;
  readonly currency: string;
  readonly nameOf: (customerId: string) => string | undefined;
  /** What a person should know before it begins. */
  readonly notes: readonly string[];
}

const SHOP_OPENS: EpochMs = Date.UTC(2025, 0, 1);
/** How long a shop runs that is to stop, when nothing says when. */
const DEFAULT_DAYS = 365;
/** Zone tables end there. */
const LAST_INSTANT: EpochMs = Date.UTC(2050, 0, 1) - 1;

/** A file's days, or a simulated shop's. */
export async function planDays(options: DemoOptions, zone: ZoneTable): Promise<DayPlan> {
  return options.input === undefined ? planShop(options, zone) : planFile(options, options.input, zone);
}

function planShop(options: DemoOptions, zone: ZoneTable): DayPlan {
  const { seed, customers, exit, currency = 'USD' } = options;
  const bounded = exit ? DEFAULT_DAYS : Number.POSITIVE_INFINITY;
  const days = options.days ?? (options.until === undefined ? bounded : Number.POSITIVE_INFINITY);
  // Without end: the days after the busy ones are asked for too when --until says so.
  const shop = { seed, customers, startAt: SHOP_OPENS, days: Number.POSITIVE_INFINITY, zone, currency };
  return {
    days: boundDays(simulateShop(shop), days, options, SHOP_OPENS),
    count: countDays(options, SHOP_OPENS, days, zone),
    startAt: SHOP_OPENS,
    currency,
    nameOf: customerName,
    notes: [`A simulated shop with ${counted(customers, 'customer')}, seed ${seed}. Ctrl-C ends it.`],
  };
}

async function planFile(options: DemoOptions, path: string, zone: ZoneTable): Promise<DayPlan> {
  const { badRowsPath } = options;
  const { events, currency, skippedRows } = await loadInput({
    path,
    currency: options.currency,
    badRowsPath,
  });
  const first = events[0];
  const final = events.at(-1);
  if (first === undefined || final === undefined)
    throw new InputError(`Cannot show ${path}: it has no usable rows`);
  const last = lastInstant(options, first.occurredAt);
  const own = localDay(zone, final.occurredAt) - localDay(zone, first.occurredAt) + 1;
  const days = options.days ?? (options.until === undefined ? own : Number.POSITIVE_INFINITY);
  const left = events.length - events.findLastIndex((event) => event.occurredAt <= last) - 1;
  return {
    days: boundDays(daysOf(events, zone), days, options, first.occurredAt),
    count: countDays(options, first.occurredAt, days, zone),
    startAt: first.occurredAt,
    currency,
    nameOf: () => undefined,
    notes: [
      ...(skippedRows > 0 ? [`${counted(skippedRows, 'bad row')} set aside in ${badRowsPath}`] : []),
      ...(left > 0 ? [`${counted(left, 'event')} after ${new Date(last).toISOString()} left out`] : []),
    ],
  };
}

/** `busy` days with their events; where `until` lies later, time goes on to it without events. */
function boundDays(
  days: Iterable<ShopDay>,
  busy: number,
  options: DemoOptions,
  first: EpochMs,
): Iterable<ShopDay> {
  const most = options.until === undefined ? busy : Number.POSITIVE_INFINITY;
  return until(quietAfter(days, busy), lastInstant(options, first), most);
}

function lastInstant(options: DemoOptions, first: EpochMs): EpochMs {
  if (options.until === undefined || options.until >= first) return options.until ?? LAST_INSTANT;
  throw new InputError(
    `Cannot run until ${new Date(options.until).toISOString()}: the first event is of ${new Date(first).toISOString()}`,
  );
}

function countDays(options: DemoOptions, first: EpochMs, days: number, zone: ZoneTable): number | undefined {
  const most = localDay(zone, options.until ?? LAST_INSTANT) - localDay(zone, first) + 1;
  if (options.until !== undefined) return most;
  return Number.isFinite(days) ? Math.min(days, most) : undefined;
}
