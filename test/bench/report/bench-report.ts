import type { BenchOptions } from '../bench-options.ts';
import type { Latencies } from '../live/measure-latency.ts';
import { type Kind, kinds } from '../measured/job.ts';
import type { Measurement } from '../measured/meter.ts';
import type { Round } from '../run-round.ts';
import { median } from './median.ts';
import { percentile } from './percentile.ts';

interface Percentiles {
  readonly p50: number;
  readonly p99: number;
  readonly count: number;
}

/** Throughput of one of the four, each figure the median of the rounds. */
export interface Throughput {
  readonly eventsPerSecond: number;
  readonly nodeMicrosPerEvent: number;
}

/** All figures of a run; units in the names. */
export interface BenchReport {
  readonly options: BenchOptions;
  readonly throughput: Readonly<Record<Kind, Throughput>>;
  /** Node µs/event of ours by that of the bare loop, of each round. */
  readonly ratios: Readonly<Record<'intake' | 'segmenter', readonly number[]>>;
  readonly transactionMs: Readonly<Record<'segmenter' | 'bare-segmenter', Percentiles>>;
  readonly latencyMs: Percentiles & { readonly sent: number; readonly missing: number };
  readonly redis: Round['footprint'];
  readonly shape: Round['shape'];
  /** Node µs/event by area of the code, profiled; undefined when nothing was. */
  readonly areas: Readonly<Record<Kind, Readonly<Record<string, number>>>> | undefined;
}

/** Draws the figures from what was measured; `profiled` is a round of its own, whose times are not counted. */
export function benchReport(
  options: BenchOptions,
  rounds: readonly Round[],
  profiled: Round | undefined,
  latencies: Latencies,
): BenchReport {
  const of = (kind: Kind) => rounds.map(({ measured }) => measured[kind]);
  const ratios = (ours: Kind, bare: Kind) =>
    rounds.map(({ measured }) => nodeMicros(measured[ours]) / nodeMicros(measured[bare]));
  const byKind = <T>(value: (kind: Kind) => T) =>
    Object.fromEntries(kinds.map((kind) => [kind, value(kind)])) as Record<Kind, T>;
  const { latenciesMs, sent, missing } = latencies;
  const { footprint, shape } = rounds.at(-1)!;
  return {
    options,
    throughput: byKind((kind) => ({
      eventsPerSecond: median(of(kind).map(({ events, seconds }) => events / seconds)),
      nodeMicrosPerEvent: median(of(kind).map(nodeMicros)),
    })),
    ratios: {
      intake: ratios('intake', 'bare-intake'),
      segmenter: ratios('segmenter', 'bare-segmenter'),
    },
    transactionMs: {
      segmenter: percentiles(of('segmenter').flatMap(({ transactionsMs }) => transactionsMs)),
      'bare-segmenter': percentiles(of('bare-segmenter').flatMap(({ transactionsMs }) => transactionsMs)),
    },
    latencyMs: { ...percentiles(latenciesMs), sent, missing },
    redis: footprint,
    shape,
    areas: profiled && byKind((kind) => areasPerEvent(profiled.measured[kind])),
  };
}

function nodeMicros({ cpuMicros, events }: Measurement): number {
  return cpuMicros / events;
}

function percentiles(values: readonly number[]): Percentiles {
  return { p50: percentile(values, 0.5), p99: percentile(values, 0.99), count: values.length };
}

/** The profile gives proportions; its times are by the clock and count what others took of the cores. */
function areasPerEvent(measurement: Measurement): Record<string, number> {
  const areas = Object.entries(measurement.areas ?? {});
  const sampled = areas.reduce((sum, [, micros]) => sum + micros, 0);
  return Object.fromEntries(
    areas.map(([area, micros]) => [area, (micros / sampled) * nodeMicros(measurement)]),
  );
}
