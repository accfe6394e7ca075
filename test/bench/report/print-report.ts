import { availableParallelism } from 'node:os';
import type { kinds } from '../measured/job.ts';
import type { BenchReport } from './bench-report.ts';
import { median } from './median.ts';
import { printAreas } from './print-areas.ts';
import { printTable } from './print-table.ts';

/** The goal: what exactly-once folding may cost over a loop that folds nothing. */
const RATIO_GOAL = 1.5;

/** The report as people read it. */
export function printReport(report: BenchReport): string {
  return [
    heading(report),
    throughput(report),
    latency(report),
    memory(report),
    ...(report.areas === undefined ? [] : [printAreas('Node µs/event, one profiled round', report.areas)]),
  ].join('\n\n');
}

function heading({ options, shape }: BenchReport): string {
  const { events, customers, rounds, seed } = options;
  return [
    `Tidemark bench: ${whole(events)} events of ${whole(customers)} customers, seed "${seed}", ${rounds} rounds, 4 partitions`,
    `Node ${process.version} on ${availableParallelism()} cores, which Kafka, the registry and Redis share: ratios carry over, absolute figures do not`,
    `the segmenter publishes ${shape.outputsPerEvent.toFixed(2)} outputs an event, of ${shape.outputBytes} bytes each`,
  ].join('\n');
}

function throughput({ throughput: by, ratios, transactionMs }: BenchReport): string {
  const row = (name: string, kind: (typeof kinds)[number], ratio: string) => [
    name,
    whole(by[kind].eventsPerSecond),
    by[kind].nodeMicrosPerEvent.toFixed(2),
    ratio,
  ];
  const { segmenter: ours, 'bare-segmenter': bare } = transactionMs;
  return [
    printTable([
      ['median of the rounds', 'events/s', 'Node µs/event', 'ours / bare'],
      row('intake', 'intake', ratioText(ratios.intake)),
      row('  bare loop', 'bare-intake', ''),
      row('segmenter', 'segmenter', ratioText(ratios.segmenter)),
      row('  bare loop', 'bare-segmenter', ''),
    ]),
    `goal: ours / bare at most ${RATIO_GOAL.toFixed(1)}`,
    '',
    printTable([
      ['transactions over a backlog', 'p50 ms', 'p99 ms', 'count'],
      ['segmenter', ours.p50.toFixed(1), ours.p99.toFixed(1), whole(ours.count)],
      ['  bare loop', bare.p50.toFixed(1), bare.p99.toFixed(1), whole(bare.count)],
    ]),
  ].join('\n');
}

function ratioText(ratios: readonly number[]): string {
  return `${median(ratios).toFixed(2)} (${ratios.map((ratio) => ratio.toFixed(2)).join(', ')})`;
}

function latency({ latencyMs: { p50, p99, count, sent, missing }, options }: BenchReport): string {
  return [
    printTable([
      ['send of a purchase to receipt of what it caused', 'p50 ms', 'p99 ms', 'count'],
      [
        `at ${whole(options.liveRate)} events/s for ${options.liveSeconds} s`,
        p50.toFixed(0),
        p99.toFixed(0),
        whole(count),
      ],
    ]),
    `${whole(sent)} purchases sent, ${missing} outputs missing`,
  ].join('\n');
}

function memory({ redis }: BenchReport): string {
  return printTable([
    ['Redis', 'bytes/customer', 'packed state, bytes', 'customers'],
    ['used_memory', redis.bytesPerCustomer.toFixed(0), redis.stateBytes.toFixed(0), whole(redis.customers)],
  ]);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
