import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { CATALOGUE, type MetricSpec } from './catalogue.ts';

/** A metric's labels come first; a metric without labels takes its value alone. */
type LabelsOf<Spec extends MetricSpec> = [Spec['labels'][number]] extends [never]
  ? []
  : [labels: Readonly<Record<Spec['labels'][number], string | number>>];

/** Only goes up. */
export interface CounterMetric<L extends unknown[]> {
  /** Adds `by`, 1 by default. */
  inc(...values: [...L, by?: number]): void;
}

/** What is so now. */
export interface GaugeMetric<L extends unknown[]> {
  set(...values: [...L, value: number]): void;
  /** Stops to report these labels: a partition that was given away is no longer ours to speak of. */
  remove(...labels: L): void;
}

/** How often values fell into which bucket. */
export interface HistogramMetric<L extends unknown[]> {
  observe(...values: [...L, value: number]): void;
  /** Starts to measure; the function it returns observes the seconds since then. */
  startTimer(...labels: L): () => void;
}

type Metric<Spec extends MetricSpec> = Spec['kind'] extends 'counter'
  ? CounterMetric<LabelsOf<Spec>>
  : Spec['kind'] extends 'gauge'
    ? GaugeMetric<LabelsOf<Spec>>
    : HistogramMetric<LabelsOf<Spec>>;

/** Every metric of the catalogue, and what a scrape of them looks like. */
export type Metrics = { readonly [Name in keyof typeof CATALOGUE]: Metric<(typeof CATALOGUE)[Name]> } & {
  /** All values in Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
  /** Adds Node's own metrics (heap, event loop, garbage collection): once, by what owns the process. */
  watchProcess(): void;
};

/**
 * All metrics of the catalogue on a registry of their own, so that services in one process do not mix.
 *
 * @example metrics.recordsConsumed.inc({ topic: 'purchases' }, 500)
 */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const entries = Object.entries(CATALOGUE).map(([name, spec]) => [name, create(spec, registry)]);
  return {
    // The mapped type says of each name what `create` makes of its kind; Object.entries cannot.
    ...(Object.fromEntries(entries) as Metrics),
    text: () => registry.metrics(),
    contentType: registry.contentType,
    watchProcess: () => collectDefaultMetrics({ register: registry }),
  };
}

function create(spec: MetricSpec, registry: Registry): Counter | Gauge | Histogram {
  const options = {
    name: spec.name,
    help: spec.help,
    labelNames: [...spec.labels],
    registers: [registry],
  };
  switch (spec.kind) {
    case 'counter':
      return new Counter(options);
    case 'gauge':
      return new Gauge(options);
    case 'histogram':
      return new Histogram({ ...options, buckets: [...(spec.buckets ?? [])] });
    default:
      return spec.kind satisfies never;
  }
}
