/** What is known of a metric before it has a value. */
export interface MetricSpec {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  /** `tidemark_…`, ending in the unit; counters end in `_total` after it. */
  readonly name: string;
  /** Few values each: never a customer, an offset or a message. */
  readonly labels: readonly string[];
  /** What it counts, and what to do when it moves. */
  readonly help: string;
  /** Upper bounds in the metric's unit; histograms only. */
  readonly buckets?: readonly number[];
}

/** From one Redis round trip to the longest timeout that may pass before the outcome is called unknown. */
const OPERATION_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** From a healthy pipeline to an outage of an hour. */
const FRESHNESS_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600];

/** Every metric of Tidemark, declared once. Rules, dashboards and runbooks speak of these names. */
export const CATALOGUE = {
  recordsConsumed: {
    kind: 'counter',
    name: 'tidemark_consumed_records_total',
    labels: ['topic'],
    help: 'Records read and done with. Flat while tidemark_lag_records grows: the service is stuck; look at its log and at /readyz.',
  },
  recordsRejected: {
    kind: 'counter',
    name: 'tidemark_rejected_records_total',
    labels: ['topic', 'reason'],
    help: 'Records sent to the dead letters, by reason. Any steady rate: read the newest of <topic>.dlq and find the writer.',
  },
  duplicatesDropped: {
    kind: 'counter',
    name: 'tidemark_duplicate_events_total',
    labels: ['topic'],
    help: 'Events seen before and dropped, by source topic. Harmless after a restart or rebalance; a steady rate means that an intake repeats itself and never commits.',
  },
  outputsPublished: {
    kind: 'counter',
    name: 'tidemark_published_records_total',
    labels: ['topic'],
    help: 'Outputs published by committed transactions. A jump without a rule set change or a backfill: compare the latest policy with `tidemark state`.',
  },
  changesPublished: {
    kind: 'counter',
    name: 'tidemark_published_changes_total',
    labels: ['cause'],
    help: 'Segment changes published, by what caused them: `event`, `silence` or `ruleSet`. `ruleSet` follows every new policy and scorecard, as fast as limits.sweepPerTick allows; more of it than of the others: look at how far the cut points moved (`tidemark calibrate --dry-run`).',
  },
  transactions: {
    kind: 'counter',
    name: 'tidemark_transactions_total',
    labels: ['outcome'],
    help: 'Kafka transactions by outcome. Failed ones cost a claim each; a steady rate means an unhealthy broker or two owners of one partition.',
  },
  transactionSeconds: {
    kind: 'histogram',
    name: 'tidemark_transaction_seconds',
    labels: [],
    buckets: OPERATION_SECONDS,
    help: 'Time of a Kafka transaction from its first request to its commit. When it grows, look at the brokers first: it bounds the throughput of a partition.',
  },
  stateStoreSeconds: {
    kind: 'histogram',
    name: 'tidemark_state_store_seconds',
    labels: ['operation'],
    buckets: OPERATION_SECONDS,
    help: 'Time of a state store operation. When it grows: Redis is short of CPU, rewrites its AOF on a slow disk, or swaps.',
  },
  storeFullSeconds: {
    kind: 'gauge',
    name: 'tidemark_store_full_seconds',
    labels: ['partition'],
    help: 'For how long a partition has been waiting because the state store is at its memory limit; absent while it has room. Raise maxmemory of Redis, or give it a larger machine: nothing is lost, and the segmenter goes on by itself.',
  },
  lagRecords: {
    kind: 'gauge',
    name: 'tidemark_lag_records',
    labels: ['topic', 'partition'],
    help: 'Records between the position reached and the end of the partition. Growing on all partitions: add instances; on one only: look at its owner.',
  },
  catchUpRecords: {
    kind: 'gauge',
    name: 'tidemark_catch_up_records',
    labels: ['partition'],
    help: 'Records that a claimed partition has to fold again before it publishes; absent once it has caught up. Above 0 for long: a rebuild, or a store that lost much; the log tells the time left. Standing still: look at the log and at Redis.',
  },
  overdueTimers: {
    kind: 'gauge',
    name: 'tidemark_overdue_timers',
    labels: ['partition'],
    help: 'Customers whose silence is due and not yet worked off. Growing: the clock writes no ticks, or the segmenter does not keep up with them.',
  },
  eventToPublishSeconds: {
    kind: 'histogram',
    name: 'tidemark_event_to_publish_seconds',
    labels: [],
    buckets: FRESHNESS_SECONDS,
    help: 'From the append of an event to the log until the outputs it caused are committed. When it grows, tidemark_lag_records says where events wait.',
  },
  claims: {
    kind: 'counter',
    name: 'tidemark_claims_total',
    labels: ['reason'],
    help: 'Partitions claimed, by reason. `assigned` follows rebalances; any other steady reason is a fault that is healed again and again: see the log.',
  },
  eventsFolded: {
    kind: 'counter',
    name: 'tidemark_folded_events_total',
    labels: [],
    help: 'Customer events folded into states. The throughput of the segmenter; events folded again after a claim count again.',
  },
  cappedEvents: {
    kind: 'counter',
    name: 'tidemark_capped_events_total',
    labels: [],
    help: "Events whose money no longer fits into their customer's sum, which stops at 2^53 - 1 minor units. Never 0 to something by honest trade: find the producer that multiplies its amounts; `tidemark state` tells of a customer whether its money stands at the limit.",
  },
  ticksWritten: {
    kind: 'counter',
    name: 'tidemark_written_ticks_total',
    labels: [],
    help: 'Ticks written by the clock. Flat for more than ten minutes: no silence fires; the clock is down or holds back behind a backfill.',
  },
  streamTimeLagSeconds: {
    kind: 'gauge',
    name: 'tidemark_stream_time_lag_seconds',
    labels: ['partition'],
    help: 'Wall clock minus the time the partition has reached. Above eleven minutes: silences are late; check the clock and tidemark_lag_records.',
  },
  scorecardsPublished: {
    kind: 'counter',
    name: 'tidemark_published_scorecards_total',
    labels: ['outcome'],
    help: 'Scorecards that the calibrator has made: `published`, or `overtaken` by another calibrator, which is harmless. More than the schedule of the policy asks for: somebody calibrates by hand.',
  },
  scorecardAgeSeconds: {
    kind: 'gauge',
    name: 'tidemark_scorecard_age_seconds',
    labels: [],
    help: 'Stream time since the newest scorecard was calibrated; absent while there is none. Longer than the period of the policy: the calibrator is down, or nobody has bought within the window.',
  },
  calibratedCustomers: {
    kind: 'gauge',
    name: 'tidemark_calibrated_customers',
    labels: [],
    help: 'Customers with a purchase in the window that the last calibration has seen. A fall: compare with `tidemark status`; cut points of few customers jump.',
  },
} as const satisfies Readonly<Record<string, MetricSpec>>;
