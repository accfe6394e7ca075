import type { Catalogue } from '@tidemark/stream';

/** In seconds: from a healthy pipeline to an outage of an hour. */
const FRESHNESS_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600];

/** The metrics of customers and rules, beside those of the loops. Rules, dashboards and runbooks use these names. */
export const PIPELINE_METRICS = {
  changesPublished: {
    kind: 'counter',
    name: 'tidemark_published_changes_total',
    labels: ['cause'],
    help: 'Segment changes published, by cause: `event`, `silence` or `rules`. `rules` follows every new policy and scorecard, as fast as limits.sweepPerTick allows; more of it than of the others: look at how far the cut points moved (`tidemark calibrate --dry-run`).',
  },
  eventToPublishSeconds: {
    kind: 'histogram',
    name: 'tidemark_event_to_publish_seconds',
    labels: [],
    buckets: FRESHNESS_SECONDS,
    help: 'From the append of an event to the log until the outputs it caused are committed. When it grows, tidemark_lag_records shows where events wait.',
  },
  cappedEvents: {
    kind: 'counter',
    name: 'tidemark_capped_events_total',
    labels: [],
    help: "Events whose money no longer fits into their customer's sum, which stops at 2^53 - 1 minor units. Honest trade never gets there: find the producer that multiplies its amounts; `tidemark state` shows whether a customer's money is at the limit.",
  },
  overdueTimers: {
    kind: 'gauge',
    name: 'tidemark_overdue_timers',
    labels: ['partition'],
    help: 'Customers whose silence is due and not yet worked off. Growing: the clock writes no ticks, or the segmenter does not keep up with them.',
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
    help: 'Wall clock minus the stream time of the partition. Above eleven minutes: silences are late; check the clock and tidemark_lag_records.',
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
    help: 'Stream time since the newest scorecard was calibrated; absent while there is none. Longer than the period of the policy: the calibrator is down, or no customer has bought within the window.',
  },
  modelsKeptOut: {
    kind: 'counter',
    name: 'tidemark_kept_out_models_total',
    labels: ['model', 'why'],
    help: 'Models that a calibration fitted, or would have, and kept out, by model (`purchase`, `spend`) and why: `too-few` customers (500 are needed), `no-repeat-purchase`, `at-bound`, or `worse` than the model in force, which stays. `at-bound` of a shop with thousands of customers: look at what the sources deliver, they are all alike.',
  },
  calibratedCustomers: {
    kind: 'gauge',
    name: 'tidemark_calibrated_customers',
    labels: [],
    help: 'Customers with a purchase in the window that the last calibration has seen. A fall: compare with `tidemark status`; cut points of few customers jump.',
  },
} as const satisfies Catalogue;
