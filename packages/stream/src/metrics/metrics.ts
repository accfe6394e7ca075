import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Catalogue, MetricSpec, NoMetrics } from './catalogue.ts';
import { LOOP_METRICS } from './loop-metrics.ts';

/** How often the event loop's lag is sampled. The default of 10 ms alone costs an idle process 0.3 % of a core. */
const EVENT_LOOP_SAMPLE_MS = 100;

/** A metric's labels come first; a metric without labels takes its value alone. */
type LabelsOf<Spec extends MetricSpec> = [Spec['labels'][number]] extends [never]
  ? []
  : [labels: Readonly<Record<Spec['labels'][number], string | number>>];

/** Only goes up. */
export interface CounterMetric<L extends unknown[]> {
  /** Adds `by`, 1 by default. */
  inc(...values: [...L, by?: number]): void;
}

/** The current value. */
export interface GaugeMetric<L extends unknown[]> {
  set(...values: [...L, value: number]): void;
  /** Stops reporting these labels, such as a partition that was given away. */
  remove(...labels: L): void;
}

/** How often values fell into which bucket. */
export interface HistogramMetric<L extends unknown[]> {
  observe(...values: [...L, value: number]): void;
  /** Starts a timer; the function it returns observes the seconds since then. */
  startTimer(...labels: L): () => void;
}

type Metric<Spec extends MetricSpec> = Spec['kind'] extends 'counter'
  ? CounterMetric<LabelsOf<Spec>>
  : Spec['kind'] extends 'gauge'
    ? GaugeMetric<LabelsOf<Spec>>
    : HistogramMetric<LabelsOf<Spec>>;

type MetricsOf<Own extends Catalogue> = { readonly [Name in keyof Own]: Metric<Own[Name]> };

/** What a scrape of all metrics looks like. */
export interface Exposition {
  /** All values in Prometheus' text format. */
  text(): Promise<string>;
  /** The media type of `text`. */
  readonly contentType: string;
  /** Adds Node's own metrics (heap, event loop, garbage collection): called once, by what owns the process. */
  watchProcess(): void;
}

/** The metrics of the loops and those of a service's own catalogue. */
export type Metrics<Own extends Catalogue = NoMetrics> = MetricsOf<typeof LOOP_METRICS> &
  MetricsOf<Own> &
  Exposition;

/**
 * The metrics of the loops joined with those of a service's own catalogue, on a registry of their own, so that services in
 * one process do not mix.
 *
 * @throws Error when both catalogues use a name: a bug
 * @example
 * const metrics = createMetrics(PIPELINE_METRICS);
 * metrics.recordsConsumed.inc({ topic: 'purchases' }, 500);
 */
export function createMetrics<Own extends Catalogue>(own: Own): Metrics<Own> {
  const registry = new Registry();
  const specs = [...Object.entries<MetricSpec>(LOOP_METRICS), ...Object.entries<MetricSpec>(own)];
  const metrics: Record<string, Counter | Gauge | Histogram> = {};
  for (const [name, spec] of specs) {
    if (name in metrics) throw new Error(`Cannot join the catalogues of metrics: both have "${name}"`);
    metrics[name] = create(spec, registry);
  }
  const exposition: Exposition = {
    text: () => registry.metrics(),
    contentType: registry.contentType,
    watchProcess: () =>
      collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: EVENT_LOOP_SAMPLE_MS }),
  };
  // The mapped types state of each name what `create` makes of its kind; a record cannot.
  return { ...metrics, ...exposition } as unknown as Metrics<Own>;
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
