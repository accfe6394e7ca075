import type { LoopContext } from '../../context/service-context.ts';
import { hasCode, TidemarkError } from '../../errors/tidemark-error.ts';
import type { PartitionReader } from '../../ports/log.ts';
import { nextUnlessDraining } from '../shared/next-unless-draining.ts';
import { retryDelayMs } from '../shared/retry-delay.ts';
import type { CatchUps } from './catch-up/watch-catch-ups.ts';
import { claimPartition, type OwnedPartition } from './claim.ts';
import type { Recovery, StatefulDeclaration } from './declaration.ts';
import { type FullStore, watchFullStore } from './full-store.ts';
import { runBatch } from './run-batch.ts';

/**
 * How long an owner that found another one in its place waits before it claims again; three heartbeats at their slowest.
 * 1. A process freezes for longer than its session. 2. Its partitions go to others, who fence it. 3. It wakes, finds
 * itself fenced, and has not received yet that its assignment is over. If it claimed at once it would fence the
 * rightful owner, who would fence it in turn; within this time its heartbeat returns that the partition is lost.
 */
const TAKEN_OVER_MS = 3_000;

export interface Ownership {
  readonly reader: PartitionReader;
  /** Aborted when the service drains: the task ends at the next batch boundary. */
  readonly draining: AbortSignal;
  /** How the first claim recovers; every later one refuses. */
  readonly recovery: Recovery;
  /** Called with true when everything published before the claim has been folded, with false when a claim begins. */
  readonly onCaughtUp: (isCaughtUp: boolean) => void;
  /** Receives how far the fold of what was published before the claim has come. */
  readonly catchUps: CatchUps;
}

/**
 * Owns one assigned partition until it is lost or the service drains: claim, then batch after batch;
 * after any error everything in memory is dropped and the partition claimed again.
 *
 * @throws what cannot be retried: refusals, a corrupt log, bugs.
 */
export async function ownPartition(
  context: LoopContext,
  declaration: StatefulDeclaration,
  ownership: Ownership,
): Promise<void> {
  const { reader, draining } = ownership;
  let { recovery } = ownership;
  let failures = 0;
  using fullStore = watchFullStore(context, reader.partition);
  while (!reader.lost.aborted && !draining.aborted) {
    ownership.onCaughtUp(false);
    let owned: OwnedPartition | undefined;
    try {
      owned = await claimPartition(context, declaration, reader, recovery);
      recovery = 'refuse';
      context.metrics.claims.inc({ reason: failures === 0 ? 'assigned' : 'error' });
      await foldBatches(context, declaration, { ...ownership, fullStore }, owned, () => {
        failures = 0;
      });
    } catch (error) {
      declaration.trace?.('dropped', reader.partition, owned?.position ?? 0);
      if (reader.lost.aborted) return;
      if (!(error instanceof TidemarkError && error.isRetryable)) throw error;
      failures += 1;
      if (!fullStore.noteFailure(error)) {
        context.logger.warn(
          { err: error, partition: reader.partition, failures },
          'claiming the partition again',
        );
      }
      await context.timing.wait(delayMs(error, failures), AbortSignal.any([reader.lost, draining]));
    } finally {
      await owned?.transactor.discard();
    }
  }
}

function delayMs(error: TidemarkError, failures: number): number {
  return Math.max(hasCode(error, 'fenced') ? TAKEN_OVER_MS : 0, retryDelayMs(failures));
}

async function foldBatches(
  context: LoopContext,
  declaration: StatefulDeclaration,
  ownership: Ownership & { readonly fullStore: FullStore },
  owned: OwnedPartition,
  onProgress: () => void,
): Promise<void> {
  const { reader, draining, fullStore } = ownership;
  using catchUp = ownership.catchUps.begin(reader.partition, owned.position, owned.committed);
  let isCatchingUp = true;
  while (!draining.aborted) {
    if (isCatchingUp && owned.position >= owned.committed) {
      isCatchingUp = false;
      declaration.trace?.('caught-up', reader.partition, owned.position);
      ownership.onCaughtUp(!fullStore.isWaiting());
    }
    const records = await nextUnlessDraining(reader, draining);
    let taken = 0;
    while (taken < records.length && !draining.aborted && !reader.lost.aborted) {
      const { applied } = owned;
      taken += await runBatch(context, declaration, owned, taken === 0 ? records : records.slice(taken));
      catchUp.advance(owned.position, owned.events);
      if (fullStore.isWaiting()) {
        // A batch that wrote nothing, such as an idle tick before the one that was refused, does not show that there is room.
        if (owned.applied === applied) continue;
        fullStore.noteProgress();
        ownership.onCaughtUp(!isCatchingUp);
      }
      onProgress();
    }
  }
  declaration.trace?.('released', reader.partition, owned.position);
}
