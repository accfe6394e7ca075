import type { LoopContext } from '../../context/service-context.ts';
import { hasCode, TidemarkError } from '../../errors/tidemark-error.ts';
import type { PartitionReader } from '../../ports/log.ts';
import { nextUnlessDraining } from '../shared/next-unless-draining.ts';
import { retryDelayMs } from '../shared/retry-delay.ts';
import type { CatchUps } from './catch-up/watch-catch-ups.ts';
import { claimPartition } from './claim.ts';
import type { Recovery, StatefulDeclaration } from './declaration.ts';
import { type FullStore, watchFullStore } from './full-store.ts';
import { keepWritten, restMs } from './keep-written.ts';
import type { OwnedPartition } from './owned-partition.ts';
import { runBatch } from './run-batch.ts';
import { beginWriteBack, isUnderWay, settle } from './write-back.ts';

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
  /** How many partitions this process owns, this one included. */
  readonly owned: number;
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
      owned = await claimPartition(context, declaration, reader, { recovery, owned: ownership.owned });
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
      if (owned !== undefined) owned.isOver = true;
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
  using catchUp = ownership.catchUps.begin(reader.partition, owned.position, owned.published);
  let isCatchingUp = true;
  let seen = owned.applied;
  const noteProgress = () => {
    const hasWritten = owned.applied !== seen;
    seen = owned.applied;
    if (fullStore.isWaiting()) {
      // What wrote nothing, such as an idle tick before the batch that was refused, does not show that there is room.
      if (!hasWritten) return;
      fullStore.noteProgress();
      ownership.onCaughtUp(!isCatchingUp);
    }
    if (hasWritten || !isPending(owned)) onProgress();
  };
  while (!draining.aborted) {
    if (isCatchingUp && owned.position >= owned.published) {
      // Before anything new is published: else a store that takes nothing would be left further behind by each claim.
      if (owned.changedAt !== undefined) await beginWriteBack(context, declaration, owned);
      await settle(owned);
      noteProgress();
      isCatchingUp = false;
      declaration.trace?.('caught-up', reader.partition, owned.position);
      ownership.onCaughtUp(!fullStore.isWaiting());
    }
    await foldRun(context, declaration, ownership, owned, () => {
      catchUp.advance(owned.position, owned.events);
      noteProgress();
    });
  }
  await settle(owned);
  // The next owner then has nothing to fold again.
  if (!reader.lost.aborted && owned.position > owned.applied) {
    await beginWriteBack(context, declaration, owned);
    await settle(owned);
  }
  declaration.trace?.('released', reader.partition, owned.position);
}

/** True while something is folded and not known to be written. */
function isPending(owned: OwnedPartition): boolean {
  return owned.changedAt !== undefined || isUnderWay(owned);
}

/** Waits for the next run of records and folds it, batch after batch; what has waited long enough is written meanwhile. */
async function foldRun(
  context: LoopContext,
  declaration: StatefulDeclaration,
  { reader, draining }: Ownership,
  owned: OwnedPartition,
  onBatch: () => void,
): Promise<void> {
  const records = await nextUnlessDraining(reader, draining, restMs(context, declaration, owned));
  if (draining.aborted) return;
  if (records.length === 0) {
    await keepWritten(context, declaration, owned, true);
    onBatch();
  }
  let isAwaited = false;
  for (let taken = 0; taken < records.length && !draining.aborted && !reader.lost.aborted; ) {
    const batch = await runBatch(context, declaration, owned, taken === 0 ? records : records.slice(taken));
    taken += batch.taken;
    isAwaited ||= batch.isAwaited;
    if (isAwaited && taken === records.length) await beginWriteBack(context, declaration, owned);
    else await keepWritten(context, declaration, owned, false);
    onBatch();
  }
}
