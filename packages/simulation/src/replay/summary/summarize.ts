import { localDate, type Output, type ZoneTable } from '@tidemark/core';
import type { CustomerOutput } from '@tidemark/pipeline';
import type { Replayed } from '../fold/replay-history.ts';
import { type ClassTable, openClassCounts } from './class-table.ts';

/** Counts and sums of a replayed history. */
export interface ReplaySummary {
  readonly events: number;
  readonly customers: number;
  readonly currency: string;
  /** By segment; who never bought is in `none`. */
  readonly segments: Readonly<Record<string, SegmentSummary>>;
  /** Customers by dimension and class in force. */
  readonly classes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Customers by A, B and C; `none` without a purchase in the window. */
  readonly abc: Readonly<Record<string, number>>;
  /** Customers by churn level. */
  readonly churn: Readonly<Record<string, number>>;
  /** Outputs caused by the customers' own events and silences. */
  readonly byCustomers: OutputRates;
  /** Outputs caused by new limits: the rules changed, not the customers. */
  readonly byRules: OutputRates;
}

/** The customers of a segment, and the money of their windows in minor units of the first currency. */
export interface SegmentSummary {
  readonly customers: number;
  readonly monetaryMinor: number;
}

/** Counts of outputs by local date (`2025-01-31`), and of moves; a first class comes from `none`. */
export interface OutputRates {
  readonly changesPerDay: Readonly<Record<string, number>>;
  readonly alertsPerDay: Readonly<Record<string, number>>;
  readonly followUpsPerDay: Readonly<Record<string, number>>;
  /** Moves by dimension, from and to. */
  readonly transitions: ClassTable;
}

const NONE = 'none';

/**
 * Sums up a replayed history.
 *
 * @param currency the first one, that of all profiles
 * @param zone of the local dates
 */
export function summarize(replayed: Replayed, currency: string, zone: ZoneTable): ReplaySummary {
  const { snapshots, outputs, events } = replayed;
  const [byCustomers, byRules] = ratesOf(outputs, zone);
  return {
    events,
    customers: snapshots.length,
    currency,
    segments: segmentsOf(replayed),
    classes: classesOf(replayed),
    abc: counted(snapshots.map(({ abc }) => abc ?? NONE)),
    churn: counted(snapshots.map(({ profile }) => profile.churn)),
    byCustomers,
    byRules,
  };
}

/** Of the customers' own outputs and of those that new limits caused, in one pass: the outputs lie far apart in memory. */
function ratesOf(
  outputs: readonly CustomerOutput[],
  zone: ZoneTable,
): readonly [byCustomers: OutputRates, byRules: OutputRates] {
  const [byCustomers, byRules] = [openRates(zone), openRates(zone)];
  for (const { output } of outputs) (output.cause.kind === 'RULES' ? byRules : byCustomers).add(output);
  return [byCustomers.rates(), byRules.rates()];
}

function openRates(zone: ZoneTable) {
  const changes = openCounts();
  const alerts = openCounts();
  const followUps = openCounts();
  const transitions = openClassCounts();
  return {
    add(output: Output): void {
      const date = localDate(zone, output.at);
      if (output.type === 'churn-alert') {
        alerts.add(date);
        return;
      }
      if (output.type === 'follow-up-due') {
        followUps.add(date);
        return;
      }
      changes.add(date);
      for (const { dimension, from, to } of output.changes) {
        transitions.add(dimension, from ?? NONE, to ?? NONE);
      }
    },
    rates: (): OutputRates => ({
      changesPerDay: changes.byName(),
      alertsPerDay: alerts.byName(),
      followUpsPerDay: followUps.byName(),
      transitions: transitions.table(),
    }),
  };
}

/** The sum over all days. */
export function total(perDay: Readonly<Record<string, number>>): number {
  return Object.values(perDay).reduce((sum, count) => sum + count, 0);
}

function segmentsOf({ snapshots }: Replayed): ReplaySummary['segments'] {
  const bySegment = Map.groupBy(snapshots, ({ profile }) => profile.segment ?? NONE);
  return Object.fromEntries(
    [...bySegment].sort(byName).map(([segment, members]) => {
      const monetaryMinor = members.reduce((sum, { profile }) => sum + profile.monetaryMinor, 0);
      return [segment, { customers: members.length, monetaryMinor }];
    }),
  );
}

function classesOf({ snapshots, dimensions }: Replayed): ReplaySummary['classes'] {
  const counts = dimensions.map((name, index) => [
    name,
    counted(snapshots.map(({ classes }) => classes[index] ?? NONE)),
  ]);
  return Object.fromEntries(counts);
}

/** How often each name stands there, by name. */
function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const counts = openCounts();
  for (const name of names) counts.add(name);
  return counts.byName();
}

function openCounts() {
  const counts = new Map<string, number>();
  return {
    add(name: string): void {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    byName: (): Readonly<Record<string, number>> => Object.fromEntries([...counts].sort(byName)),
  };
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}
