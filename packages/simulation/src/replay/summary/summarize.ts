import { localDate, type ZoneTable } from '@tidemark/core';
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
  const isByRules = ({ output }: CustomerOutput) => output.cause.kind === 'RULES';
  return {
    events,
    customers: snapshots.length,
    currency,
    segments: segmentsOf(replayed),
    classes: classesOf(replayed),
    abc: counted(snapshots.map(({ abc }) => abc ?? NONE)),
    churn: counted(snapshots.map(({ profile }) => profile.churn)),
    byCustomers: ratesOf(
      outputs.filter((each) => !isByRules(each)),
      zone,
    ),
    byRules: ratesOf(outputs.filter(isByRules), zone),
  };
}

function ratesOf(outputs: readonly CustomerOutput[], zone: ZoneTable): OutputRates {
  const changes = outputs.filter(({ output }) => output.type === 'segment-changed');
  const alerts = outputs.filter(({ output }) => output.type === 'churn-alert');
  return {
    changesPerDay: counted(changes.map((each) => dateOf(each, zone))),
    alertsPerDay: counted(alerts.map((each) => dateOf(each, zone))),
    transitions: transitionsOf(changes),
  };
}

function transitionsOf(outputs: readonly CustomerOutput[]): ClassTable {
  const counts = openClassCounts();
  for (const { output } of outputs) {
    if (output.type !== 'segment-changed') continue;
    for (const { dimension, from, to } of output.changes) counts.add(dimension, from ?? NONE, to ?? NONE);
  }
  return counts.table();
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
  const groups = new Map<string, number>();
  for (const name of names) groups.set(name, (groups.get(name) ?? 0) + 1);
  return Object.fromEntries([...groups].sort(byName));
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}

function dateOf({ output }: CustomerOutput, zone: ZoneTable): string {
  return localDate(zone, output.at);
}
