import type { Catalogue } from './catalogue.ts';

/** In seconds: from one Redis round trip to the longest timeout after which an outcome is called unknown. */
const OPERATION_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The metrics of the loops: every service has them. What a service counts besides is declared in its own package. */
export const LOOP_METRICS = {
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
    help: 'Events seen before and dropped, by input topic. Harmless after a restart or rebalance; a steady rate means that a writer repeats itself and never commits.',
  },
  outputsPublished: {
    kind: 'counter',
    name: 'tidemark_published_records_total',
    labels: ['topic'],
    help: 'Records published by committed transactions, by topic. A jump without a backfill or new rules: look at what the newest of them have in common.',
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
    help: 'Records that a claimed partition has to fold again before it publishes; absent once it has caught up. Above 0 for long: a rebuild, or a store that lost much; the log has the time left. Standing still: look at the log and at Redis.',
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
    help: 'Events folded into states: the throughput of a stateful service. Flat while tidemark_lag_records grows: it is stuck; see its log. Events folded again after a claim count again.',
  },
} as const satisfies Catalogue;
