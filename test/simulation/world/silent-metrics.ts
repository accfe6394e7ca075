import { PIPELINE_METRICS } from '@tidemark/pipeline';
import { LOOP_METRICS, type Metrics } from '@tidemark/stream';

const nothing = () => undefined;

/** Metrics that record nothing. */
export const silentMetrics: Metrics<typeof PIPELINE_METRICS> = {
  ...(Object.fromEntries(
    Object.keys({ ...LOOP_METRICS, ...PIPELINE_METRICS }).map((name) => [
      name,
      { inc: nothing, set: nothing, remove: nothing, observe: nothing, startTimer: () => nothing },
    ]),
  ) as unknown as Metrics<typeof PIPELINE_METRICS>),
  text: async () => '',
  contentType: 'text/plain',
  watchProcess: nothing,
};
