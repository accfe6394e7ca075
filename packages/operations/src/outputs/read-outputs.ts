import type { Timing } from '@tidemark/stream';
import type { OutputContext } from './decode-outputs.ts';
import { openOutputReader } from './output-reader.ts';
import type { PublishedOutput } from './published-output.ts';

/** Reads what has been published since the last call, committed transactions only, by (at, customer id, sequence). */
export type ReadOutputs = () => Promise<readonly PublishedOutput[]>;

/**
 * Opens a reader of both public topics that gives at each call all that is new; the first call gives what is there.
 *
 * @param timing the wall clock
 */
export function openReadOutputs(context: OutputContext, timing: Timing): ReadOutputs {
  const reader = openOutputReader(context, { timing, from: 'earliest' });
  return async () => {
    await reader.look();
    return (await reader.next(Number.POSITIVE_INFINITY)) ?? [];
  };
}
