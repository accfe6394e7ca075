import type { ServiceContext } from '@tidemark/stream';
import { openOutputReader } from './output-reader.ts';
import type { PublishedOutput } from './published-output.ts';

export interface FollowOptions {
  readonly from: 'earliest' | 'latest';
  /** False: stop at the ends that the topics have at the call. */
  readonly isEndless: boolean;
  /** Stops between two stretches. */
  readonly enough: AbortSignal;
}

/** How long to wait when nothing is new. */
const LOOK_MS = 200;
/** Offsets of a partition read at a time. */
const STRETCH = 2_000;

/**
 * Reads both public topics as a consumer does, committed transactions only. Each stretch is in the order of (at,
 * customer id, sequence); stretches come as they are published, and are never empty.
 */
export async function* followOutputs(
  context: ServiceContext,
  { from, isEndless, enough }: FollowOptions,
): AsyncGenerator<readonly PublishedOutput[]> {
  const { timing } = context;
  const reader = openOutputReader(context, { timing, from });
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
