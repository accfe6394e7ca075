import type { ZoneTable } from '@tidemark/core';
import type { CustomerOutput } from '@tidemark/pipeline';
import type { Replayed } from '../fold/replay-history.ts';
import { byName, type Counts, openCounts } from './counts.ts';
import { type OutputRates, openRates } from './output-rates.ts';
import { openVolumes, type WorkVolumes } from './work-volumes.ts';

/** Counts and sums of a replayed history. */
export interface ReplaySummary {
  readonly events: number;
  readonly customers: number;
  readonly currency: string;
  /** By segment; who never bought is in `none`. */
  readonly segments: Readonly<Record<string, SegmentSummary>>;
  /** Customers by dimension and class in force. */
  readonly classes: Readonly<Record<string, Counts>>;
  /** Customers by A, B and C; `none` without a purchase in the window. */
  readonly abc: Counts;
  /** Customers by churn level. */
  readonly churn: Counts;
  /** Outputs caused by the customers' own events and silences. */
  readonly byCustomers: OutputRates;
  /** Outputs caused by new limits: the rules changed, not the customers. */
  readonly byRules: OutputRates;
  /** Of both. */
  readonly work: WorkVolumes;
}

/** The customers of a segment, and the money of their windows in minor units of the first currency. */
export interface SegmentSummary {
  readonly customers: number;
  readonly monetaryMinor: number;
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
  return {
    events,
    customers: snapshots.length,
    currency,
    segments: segmentsOf(replayed),
    classes: classesOf(replayed),
    abc: counted(snapshots.map(({ abc }) => abc ?? NONE)),
    churn: counted(snapshots.map(({ profile }) => profile.churn)),
    ...ratesOf(outputs, zone),
  };
}

/** In one pass: the outputs lie far apart in memory. */
function ratesOf(
  outputs: readonly CustomerOutput[],
  zone: ZoneTable,
): Pick<ReplaySummary, 'byCustomers' | 'byRules' | 'work'> {
  const [byCustomers, byRules, work] = [openRates(zone), openRates(zone), openVolumes(zone)];
  for (const { output } of outputs) {
    (output.cause.kind === 'RULES' ? byRules : byCustomers).add(output);
    work.add(output);
  }
  return { byCustomers: byCustomers.rates(), byRules: byRules.rates(), work: work.volumes() };
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
function counted(names: readonly string[]): Counts {
  const counts = openCounts();
  for (const name of names) counts.add(name);
  return counts.byName();
}
