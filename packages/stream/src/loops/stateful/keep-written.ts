import type { LoopContext } from '../../context/service-context.ts';
import { assertApplied } from './assert-applied.ts';
import { assertWhole } from './assert-whole.ts';
import type { StatefulDeclaration } from './declaration.ts';
import type { OwnedPartition } from './owned-partition.ts';
import { beginWriteBack, isUnderWay, noteWrite, settle } from './write-back.ts';

/** A partition commits at least this often, so that its progress offset never expires. */
const IDLE_COMMIT_MS = 10 * 60_000;
/**
 * A is looked at no less often than this. Who is served from memory alone, or has nothing to do, would not find out otherwise
 * that the store has lost its last writes, and nobody else would write them again.
 */
const LOOK_MS = 5_000;

/** How long an owner may wait for records before `keepWritten` has something to do. */
export function restMs(
  { timing }: LoopContext,
  { writeBack: { afterMs } }: StatefulDeclaration,
  owned: OwnedPartition,
): number {
  const { changedAt } = owned;
  // What is under way may have failed, and is asked then.
  if (changedAt === undefined) return isUnderWay(owned) ? afterMs : LOOK_MS;
  return Math.min(afterMs, Math.max(0, changedAt + afterMs - timing.now()));
}

/**
 * Begins to write what has waited long enough, or has become too much, and looks at A where it was not seen for long. Called between
 * two batches.
 *
 * @param hasRested nothing came for as long as `restMs` said
 */
export async function keepWritten(
  context: LoopContext,
  declaration: StatefulDeclaration,
  owned: OwnedPartition,
  hasRested: boolean,
): Promise<void> {
  noteWrite(owned);
  const { timing } = context;
  const isOver = (since: number, ms: number) => hasPassed(since, ms, timing.now());
  const { changedAt } = owned;
  if (changedAt !== undefined) {
    const { afterMs, bytes } = declaration.writeBack;
    if (hasRested || owned.fold.unwritten() * owned.owned >= bytes || isOver(changedAt, afterMs))
      await beginWriteBack(context, declaration, owned);
  } else if (
    owned.writing === undefined &&
    owned.position > owned.applied &&
    isOver(owned.lastWriteAt, IDLE_COMMIT_MS)
  ) {
    await lookAtStore(context, declaration, owned);
    await beginWriteBack(context, declaration, owned);
  } else if (isUnderWay(owned)) {
    if (hasRested) await settle(owned);
  } else if (hasRested || isOver(owned.lastSeenAt, LOOK_MS)) {
    await lookAtStore(context, declaration, owned);
  }
}

/** Throws where the store is not what this owner left: at another A, or without its due index. */
async function lookAtStore(
  { timing }: LoopContext,
  { fields }: StatefulDeclaration,
  owned: OwnedPartition,
): Promise<void> {
  const extent = await owned.store.extent(fields);
  assertApplied(owned, extent.applied, timing);
  assertWhole(owned.store.partition, extent);
}

/** Also where the clock was put back. */
function hasPassed(since: number, ms: number, now: number): boolean {
  return now < since || now - since >= ms;
}
