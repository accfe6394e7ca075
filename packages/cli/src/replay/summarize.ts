import { localDay, type ZoneTable } from '@tidemark/core';
import type { CustomerOutput } from '@tidemark/pipeline';
import { formatAmount } from '../sentences/format-money.ts';
import type { Replayed } from './replay-history.ts';

/** What a history comes to, as written to `summary.json`; money in decimal text. */
export interface ReplaySummary {
  readonly events: number;
  readonly customers: number;
  readonly currency: string;
  /** By segment; who never bought is in `none`. */
  readonly segments: Readonly<Record<string, { readonly customers: number; readonly monetary: string }>>;
  readonly lifecycle: Readonly<Record<string, number>>;
  /** By local date. */
  readonly changesPerDay: Readonly<Record<string, number>>;
  readonly alertsPerDay: Readonly<Record<string, number>>;
  /** By dimension, then `from`, then `to`: how many changes. A first class comes from `none`. */
  readonly transitions: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
}

const NONE = 'none';

/** Sums up what a replay found. */
export function summarize(replayed: Replayed, currency: string, zone: ZoneTable): ReplaySummary {
  const { standings, outputs, events } = replayed;
  const changes = outputs.filter(({ output }) => output.type === 'segment-changed');
  const alerts = outputs.filter(({ output }) => output.type === 'churn-alert');
  return {
    events,
    customers: standings.length,
    currency,
    segments: segmentsOf(replayed, currency),
    lifecycle: counted(standings.map(({ profile }) => profile.lifecycle)),
    changesPerDay: counted(changes.map((each) => dateOf(each, zone))),
    alertsPerDay: counted(alerts.map((each) => dateOf(each, zone))),
    transitions: transitionsOf(changes),
  };
}

function segmentsOf({ standings }: Replayed, currency: string): ReplaySummary['segments'] {
  const bySegment = Map.groupBy(standings, ({ profile }) => profile.segment ?? NONE);
  return Object.fromEntries(
    [...bySegment].sort(byName).map(([segment, members]) => {
      const minor = members.reduce((sum, { profile }) => sum + profile.monetaryMinor, 0);
      return [segment, { customers: members.length, monetary: formatAmount(minor, currency) }];
    }),
  );
}

function transitionsOf(outputs: readonly CustomerOutput[]): ReplaySummary['transitions'] {
  const moves = outputs.flatMap(({ output }) => (output.type === 'segment-changed' ? output.changes : []));
  const nested = (groups: Map<string, typeof moves>, inner: (members: typeof moves) => unknown) =>
    Object.fromEntries([...groups].sort(byName).map(([name, members]) => [name, inner(members)]));
  return nested(
    Map.groupBy(moves, ({ dimension }) => dimension),
    (ofDimension) =>
      nested(
        Map.groupBy(ofDimension, ({ from }) => from ?? NONE),
        (ofFrom) => counted(ofFrom.map(({ to }) => to)),
      ),
  ) as ReplaySummary['transitions'];
}

/** How often each name stands there, by name. */
function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const groups = Map.groupBy(names, (name) => name);
  return Object.fromEntries([...groups].sort(byName).map(([name, { length }]) => [name, length]));
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}

function dateOf({ output }: CustomerOutput, zone: ZoneTable): string {
  return new Date(localDay(zone, output.at) * 86_400_000).toISOString().slice(0, 10);
}
