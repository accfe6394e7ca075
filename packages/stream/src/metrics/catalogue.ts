/** What is known of a metric before it has a value. */
export interface MetricSpec {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  /** `tidemark_…`, ending in the unit; counters end in `_total` after it. */
  readonly name: string;
  /** Names of labels with few values each: never a customer, an offset or a message. */
  readonly labels: readonly string[];
  /** What is measured, and what to do when it moves. */
  readonly help: string;
  /** Upper bounds in the metric's unit; histograms only. */
  readonly buckets?: readonly number[];
}

/** Metrics by the names under which code reports them. Each package has one catalogue, of what it knows. */
export type Catalogue = Readonly<Record<string, MetricSpec>>;

/** The catalogue of a service or tool without metrics beside those of the loops. */
export const NO_METRICS = {} as const satisfies Catalogue;
export type NoMetrics = typeof NO_METRICS;
