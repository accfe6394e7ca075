import type { LoopContext } from '../../context/service-context.ts';
import { hasCode, TidemarkError } from '../../errors/tidemark-error.ts';
import type { PartitionReader, Transactor } from '../../ports/log.ts';
import type { CountsRead, PartitionStore } from '../../ports/state-store.ts';
import { assertWhole } from './assert-whole.ts';
import { checkFit } from './check-fit.ts';
import type { Recovery, StatefulDeclaration } from './declaration.ts';
import type { OwnedPartition } from './owned-partition.ts';
import type { FoldStart, PartitionFold } from './partition-fold.ts';

/**
 * Makes this process the one owner of a partition and finds out where its state stands.
 *
 * 1. Opens the transactor: fences the owner before, ends its open transaction.
 * 2. Reads C. 3. Reads A, the reserved fields and the counters. (In this order and after 1: read earlier, both could still move.)
 * 4. Opens the fold, which refuses a foreign store, and checks that log and state fit together; refuses to start, with
 *    what to do, if not; a state that is gone on from must have its due index. Only after that does a rebuild forget anything.
 * 5. Commits a C that is trusted rather than found. Marks a store that holds nothing as begun.
 * 6. Points the reader at A. What lies in [A, C) is folded again without publishing.
 *
 * @throws TidemarkError `refused` when log and state do not fit, `store-corrupt` when part of the state is lost; retryable codes when a part is out of reach.
 */
export async function claimPartition(
  context: LoopContext,
  declaration: StatefulDeclaration,
  reader: PartitionReader,
  { recovery, owned }: { readonly recovery: Recovery; readonly owned: number },
): Promise<OwnedPartition> {
  const { log, timing } = context;
  const { partition } = reader;
  const transactor = await log.openTransactor(declaration.transactionalId(partition));
  try {
    const store = context.store.partition(partition);
    const readCommitted = async () =>
      (await log.committed(declaration.progressGroup, declaration.input)).get(partition)?.offset;
    const committed = await readCommitted();
    const isAnew = recovery === 'rebuild';
    const { applied: found, fields, counts } = await readStored(store, declaration, isAnew);
    if (found !== undefined && committed !== undefined && found > committed) {
      await assertNotOvertaken(partition, committed, readCommitted);
    }
    const bounds = (await log.bounds(declaration.input))?.find((each) => each.partition === partition);
    const stored = openStored(declaration, { partition, owned, fields, counts, isAnew });
    const position = checkFit({ declaration, partition, committed, applied: found, bounds, recovery });
    if (isAnew) await store.clear();
    else if (found !== undefined) assertWhole(partition, await store.extent(declaration.fields));
    if (committed === undefined) await commitTrusted(declaration, transactor, partition, position.committed);
    const applied = isAnew || found === undefined ? await markBegun(store, position.from) : found;
    const fold = stored ?? declaration.openFold({ ...emptyStart(declaration), partition, owned });
    reader.seek(position.from);
    declaration.trace?.('claimed', partition, position.from);
    return {
      reader,
      transactor,
      store,
      fold,
      published: position.committed,
      committed: position.committed,
      sent: position.committed,
      committing: undefined,
      applied,
      writing: undefined,
      isOver: false,
      position: position.from,
      owned,
      events: 0,
      changedAt: undefined,
      lastWriteAt: timing.now(),
      lastSeenAt: timing.now(),
    };
  } catch (error) {
    await transactor.discard();
    throw error;
  }
}

function emptyStart({ fields }: StatefulDeclaration): Omit<FoldStart, 'partition' | 'owned'> {
  return { fields: fields.map(() => undefined), counts: new Map(), isAnew: false };
}

interface StoredStart extends CountsRead {
  readonly fields: FoldStart['fields'];
}

/**
 * A, the reserved fields and the counters; for a rebuild the fields alone, also where A cannot be believed: it is the way out of
 * that.
 */
async function readStored(
  store: PartitionStore,
  { fields }: StatefulDeclaration,
  isAnew: boolean,
): Promise<StoredStart> {
  if (!isAnew) return withCounts(store, await store.readFields(fields));
  const counts = new Map();
  try {
    return { ...(await store.readFields(fields)), counts };
  } catch (error) {
    if (!hasCode(error, 'store-corrupt')) throw error;
    return { applied: undefined, fields: await store.peekFields(fields), counts };
  }
}

/** The counters of the same A: a write of an owner before may still land between the two looks. */
async function withCounts(
  store: PartitionStore,
  read: Awaited<ReturnType<PartitionStore['readFields']>>,
): Promise<StoredStart> {
  const { applied, counts } = await store.counts();
  if (applied === read.applied) return { ...read, counts };
  throw new TidemarkError(
    'outcome-unknown',
    `Another owner has moved the state of partition ${store.partition} during the claim: claiming it again.`,
    { isRetryable: true },
  );
}

/**
 * The fold over what is stored; undefined for a rebuild, for which it is opened only to find out whether it refuses. What is
 * damaged does not matter there: a rebuild is the way out of it.
 */
function openStored(declaration: StatefulDeclaration, start: FoldStart): PartitionFold | undefined {
  try {
    const fold = declaration.openFold(start);
    return start.isAnew ? undefined : fold;
  } catch (error) {
    if (start.isAnew && hasCode(error, 'store-corrupt')) return undefined;
    throw error;
  }
}

/**
 * A state ahead of what was published refuses the start for good, so C is looked at twice. Otherwise:
 *
 * 1. this claim opens its transactor and reads C; 2. before it goes on a second claim opens its own, commits up to C' and
 * writes A' = C'; 3. this claim reads A' > C and ends a process with which nothing is wrong: it was only overtaken.
 */
async function assertNotOvertaken(
  partition: number,
  committed: number,
  readCommitted: () => Promise<number | undefined>,
): Promise<void> {
  if ((await readCommitted()) === committed) return;
  throw new TidemarkError(
    'outcome-unknown',
    `Another owner published from partition ${partition} during the claim: claiming it again.`,
    { isRetryable: true },
  );
}

/**
 * Makes the trusted A the progress at once. Left to the first batch that changes something, a process that is started
 * again before it, without the flag, would be refused as the one before was.
 */
async function commitTrusted(
  { progressGroup: group, input: topic }: StatefulDeclaration,
  transactor: Transactor,
  partition: number,
  offset: number,
): Promise<void> {
  await transactor.commit({ packs: [], progress: { group, topic, partition, offset } });
}

/**
 * Writes A before anything is published from a store that holds nothing. Without it:
 *
 * 1. the first batch's transaction commits, C > 0; 2. the process dies; 3. the next claim finds a C and no A, which is
 * what an emptied store looks like, and refuses: a crash in the first batch, or in a rebuild's, would need an operator.
 */
async function markBegun(store: PartitionStore, from: number): Promise<number> {
  const write = { expected: undefined, next: from, states: [], dues: [], fields: [], counts: [] };
  if ((await store.write(write)) !== 'conflict') return from;
  throw new TidemarkError(
    'outcome-unknown',
    `Another owner has begun partition ${store.partition}: claiming it again.`,
    { isRetryable: true },
  );
}
