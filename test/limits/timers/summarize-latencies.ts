import { percentile } from '../../bench/report/percentile.ts';
import type { LiveLatency } from './live-purchases.ts';

export interface Latencies {
  readonly samples: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** The latencies of what was sent within a stretch of `performance.now()`. */
export function summarizeLatencies(
  latencies: readonly LiveLatency[],
  from: number,
  until: number,
): Latencies {
  const values = latencies
    .filter(({ sentAt }) => sentAt >= from && sentAt < until)
    .map(({ latencyMs }) => latencyMs);
  return {
    samples: values.length,
    p50Ms: Math.round(percentile(values, 0.5)),
    p99Ms: Math.round(percentile(values, 0.99)),
    maxMs: Math.round(percentile(values, 1)),
  };
}
