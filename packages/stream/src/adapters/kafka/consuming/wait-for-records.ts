import type { AroundFetch, Fetch } from './around-fetches.ts';

/**
 * How long a fetch may wait for records when nothing else waits for its end: a broker answers as soon as there is one. A
 * rebalance does: kafkajs sends heartbeats between fetches alone.
 */
const LONG_WAIT_MS = 500;

type Fetched = Awaited<ReturnType<Fetch>>;

export interface FetchWaits {
  /** True while a partition takes no part in fetches: it may be resumed at any moment, and has to wait for the one under way. */
  readonly isOnePaused: () => boolean;
  /** Aborted when the consumer is to end: a fetch under way is left to the broker. */
  readonly closing: AbortSignal;
}

/**
 * Lets fetches wait as long as they may once one has brought nothing, instead of asking again and again: an idle member costs two requests a second, not
 * twenty. A fetch that has begun cannot be changed, nor overtaken by another one: a broker answers a connection's requests in
 * their order.
 */
export function waitForRecords({ isOnePaused, closing }: FetchWaits): AroundFetch {
  return (fetch) => {
    let wasEmpty = false;
    return async (request) => {
      const { promise, resolve, reject } = Promise.withResolvers<Fetched>();
      const leave = () => resolve({ responses: [] });
      closing.addEventListener('abort', leave, { once: true });
      if (closing.aborted) leave();
      const maxWaitTime = wasEmpty && !isOnePaused() ? LONG_WAIT_MS : request.maxWaitTime;
      fetch({ ...request, maxWaitTime }).then(resolve, reject);
      try {
        const fetched = await promise;
        wasEmpty = isEmpty(fetched);
        return fetched;
      } finally {
        closing.removeEventListener('abort', leave);
      }
    };
  };
}

function isEmpty({ responses }: Fetched): boolean {
  return responses.every(({ partitions }) => partitions.every(({ messages }) => messages.length === 0));
}
