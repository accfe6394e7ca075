import { CATALOGUE, type Metrics } from '@tidemark/stream';

const nothing = () => undefined;

/** Metrics that nobody reads. */
export const silentMetrics: Metrics = {
  ...(Object.fromEntries(
    Object.keys(CATALOGUE).map((name) => [
      name,
      { inc: nothing, set: nothing, remove: nothing, observe: nothing, startTimer: () => nothing },
    ]),
  ) as unknown as Metrics),
  text: async () => '',
  contentType: 'text/plain',
  watchProcess: nothing,
};
