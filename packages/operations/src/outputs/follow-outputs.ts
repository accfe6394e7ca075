import type { OutputTopic } from '@tidemark/pipeline';
import type { ServiceContext } from '@tidemark/stream';
import { openOutputReader } from './output-reader.ts';
import type { PublishedOutput } from './published-output.ts';

/** Where to begin and when to stop. */
export interface FollowOptions {
  readonly from: 'earliest' | 'latest';
  /** False: stop at the ends that the topics have at the call. */
  readonly isEndless: boolean;
  /** Stops between two stretches. */
  readonly enough: AbortSignal;
  /** The topics that are read; the standard list by default. */
  readonly outputs?: readonly OutputTopic[] | undefined;
}

/** How long to wait when nothing is new. */
const LOOK_MS = 200;
/** Offsets of a partition read at a time. */
const STRETCH = 2_000;

/**
 * Reads the public topics as a consumer does, committed transactions only, in batches as they are published. A batch is
 * never empty and in the order of (at, customer id, sequence); the batches are not in that order among each other.
 *
 * @throws TidemarkError `log-corrupt` for a record that is no output
 */
export async function* followOutputs(
  context: ServiceContext,
  { from, isEndless, enough, outputs }: FollowOptions,
): AsyncGenerator<readonly PublishedOutput[]> {
  const { timing } = context;
  const reader = openOutputReader(context, { timing, from, outputs });
  await reader.look();
  while (!enough.aborted) {
    const outputs = await reader.next(STRETCH);
    if (outputs === undefined) {
      if (!isEndless) return;
      await timing.wait(LOOK_MS, enough);
      await reader.look();
    } else if (outputs.length > 0) yield outputs;
  }
}
