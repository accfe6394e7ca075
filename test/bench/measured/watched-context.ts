import type { PipelineContext } from '@tidemark/pipeline';

import type { Meter } from './meter.ts';

/** The context, with the metrics that a service reports anyway passed on to the meter, too: nothing of the service is changed. */
export function watchedContext(context: PipelineContext, meter: Meter): PipelineContext {
  const { metrics } = context;
  return {
    ...context,
    metrics: {
      ...metrics,
      eventsFolded: {
        inc: (by = 1) => {
          metrics.eventsFolded.inc(by);
          meter.note(by);
        },
      },
      recordsConsumed: {
        inc: (labels, by = 1) => {
          metrics.recordsConsumed.inc(labels, by);
          if (labels.topic.toString().endsWith('purchases')) meter.note(by);
        },
      },
      outputsPublished: {
        inc: (labels, by = 1) => {
          metrics.outputsPublished.inc(labels, by);
          meter.noteOutputs(by);
        },
      },
      transactionSeconds: {
        observe: (value) => metrics.transactionSeconds.observe(value),
        startTimer: () => {
          const stop = metrics.transactionSeconds.startTimer();
          const note = meter.startTransaction();
          return () => {
            stop();
            note();
          };
        },
      },
    },
  };
}
