import type { OutputTopic } from '@tidemark/pipeline';
import type { Timing } from '@tidemark/stream';
import type { OutputContext } from './decode-outputs.ts';
import { openOutputReader } from './output-reader.ts';
import type { PublishedOutput } from './published-output.ts';

/** Reads what has been published since the last call, committed transactions only, by (at, customer id, sequence). */
export type ReadOutputs = () => Promise<readonly PublishedOutput[]>;

/**
 * Opens a reader of the public topics: each call gives what was published since the one before, the first one all that is
 * there. Each throws TidemarkError `log-corrupt` for a record that is no output.
 *
 * @param timing the wall clock
 * @param outputs the topics that are read; the standard list by default
 */
export function openReadOutputs(
  context: OutputContext,
  timing: Timing,
  outputs?: readonly OutputTopic[],
): ReadOutputs {
  const reader = openOutputReader(context, { timing, from: 'earliest', outputs });
  return async () => {
    await reader.look();
    return (await reader.next(Number.POSITIVE_INFINITY)) ?? [];
  };
}
