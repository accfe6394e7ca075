import type { FetchedPartition } from 'kafkajs/src/cluster/index.js';
import type { Timing } from '../../../ports/timing.ts';
import type { AroundFetch } from './around-fetches.ts';

/**
 * Holds back the fetch behind one that brought all there was, so that what comes next comes several at a time: a request costs
 * broker and client some hundred times what a record does. A fetch follows the answer to the one before by `gatherMs` at
 * least; while more lies ready in a partition than a fetch brings, at once. Who waits for a record has a fetch under way, so
 * one that comes alone is answered at once.
 */
export function gatherRecords(timing: Timing, gatherMs: number): AroundFetch {
  return (fetch) => {
    let nextAt = 0;
    return async (request) => {
      // Of a clock that was set back a fetch must not wait longer.
      const waitMs = Math.min(gatherMs, nextAt - timing.now());
      if (waitMs > 0) await timing.wait(waitMs);
      const answer = await fetch(request);
      const partitions = answer.responses.flatMap((response) => response.partitions);
      const isGathering = partitions.some(hasRecords) && !partitions.some(isBehind);
      nextAt = isGathering ? timing.now() + gatherMs : 0;
      return answer;
    };
  };
}

function hasRecords({ messages }: FetchedPartition): boolean {
  return messages.length > 0;
}

/** True when the partition held more than the fetch brought. */
function isBehind({ highWatermark, messages }: FetchedPartition): boolean {
  const last = messages.at(-1);
  return last !== undefined && Number(highWatermark) > Number(last.offset) + 1;
}
