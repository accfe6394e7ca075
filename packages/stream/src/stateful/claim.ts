import { TidemarkError } from '../errors.ts';
import type { PartitionBounds, PartitionReader, Transactor } from '../ports/log.ts';
import type { PartitionStore } from '../ports/state-store.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Recovery, StatefulDeclaration } from './declaration.ts';
import type { PartitionFold } from './partition-fold.ts';

/** A partition as its owner holds it between two batches. */
export interface OwnedPartition {
  readonly reader: PartitionReader;
  readonly transactor: Transactor;
  readonly store: PartitionStore;
  readonly fold: PartitionFold;
  /** Outputs of records below it stand in the log already and are not published again. */
  readonly committed: number;
  /** A as the store holds it; undefined before the first write. */
  applied: number | undefined;
  /** The next offset to fold: A, or beyond it by records that changed nothing worth writing. */
  position: number;
  lastWriteAt: number;
}

/**
 * Makes this process the one owner of a partition and finds out where its state stands.
 *
 * 1. Opens the transactor: fences the owner before, ends its open transaction.
 * 2. Reads C. 3. Reads A and the reserved fields. (In this order and after 1: read earlier, both could still move.)
 * 4. Checks that log and state fit together; refuses to start, with what to do, if not.
 * 5. Opens the fold and points the reader at A. What lies in [A, C) is folded again without publishing.
 *
 * @throws TidemarkError `refused` when log and state do not fit; retryable codes when a part is out of reach.
 */
export async function claimPartition(
  context: ServiceContext,
  declaration: StatefulDeclaration,
  reader: PartitionReader,
  recovery: Recovery,
): Promise<OwnedPartition> {
  const { log, timing } = context;
  const { partition } = reader;
  const transactor = await log.openTransactor(declaration.transactionalId(partition));
  try {
    const store = context.store.partition(partition);
    if (recovery === 'rebuild') await store.clear();
    const committed = (await log.committed(declaration.progressGroup, declaration.input)).get(
      partition,
    )?.offset;
    const { applied, fields } = await store.readFields(declaration.fields);
    const bounds = (await log.bounds(declaration.input))?.find((each) => each.partition === partition);
    const position = checkFit({ declaration, partition, committed, applied, bounds, recovery });
    const fold = declaration.openFold({ partition, fields });
    reader.seek(position.from);
    declaration.trace?.('claimed', partition, position.from);
    return {
      reader,
      transactor,
      store,
      fold,
      ...position,
      applied,
      position: position.from,
      lastWriteAt: timing.now(),
    };
  } catch (error) {
    await transactor.discard();
    throw error;
  }
}

interface Standing {
  readonly declaration: StatefulDeclaration;
  readonly partition: number;
  readonly committed: number | undefined;
  readonly applied: number | undefined;
  readonly bounds: PartitionBounds | undefined;
  readonly recovery: Recovery;
}

/** Where to fold from and below which offset nothing is published; throws `refused` where no safe answer exists. */
function checkFit(standing: Standing): { from: number; committed: number } {
  const { declaration, partition, applied, bounds, recovery } = standing;
  const name = `${declaration.input}/${partition}`;
  if (bounds === undefined)
    throw refusal(`Cannot claim ${name}: there is no such partition. Run \`tidemark setup\`.`);
  const committed = standing.committed ?? (recovery === 'trust-state' ? applied : undefined);
  if (committed === undefined) throw refusal(missingProgress(name, declaration.progressGroup, applied));
  if (committed > bounds.end) {
    throw refusal(
      `Cannot claim ${name}: ${declaration.progressGroup} stands at ${committed}, beyond the log's end ${bounds.end}. The log has lost records or was made anew: restore it, or run \`tidemark setup\` under a new deployment id.`,
    );
  }
  if (applied === undefined && committed > 0 && recovery !== 'rebuild') {
    throw refusal(
      `Cannot claim ${name}: the state store is empty, yet records up to ${committed} were folded. Restore the store, or start with --rebuild to fold the log again without publishing twice.`,
    );
  }
  const from = applied ?? bounds.start;
  if (from > committed) {
    throw refusal(
      `Cannot claim ${name}: the state stands at ${from}, ahead of what was published (${committed}). The store belongs to another log: point REDIS_URL at the right one, or start with --rebuild.`,
    );
  }
  if (from < bounds.start || (applied === undefined && bounds.start > 0)) {
    throw refusal(
      `Cannot claim ${name}: the state stands at ${applied ?? 0}, but the log begins at ${bounds.start}. Restore a newer state; the topic must keep all records (retention.ms=-1).`,
    );
  }
  return { from, committed };
}

function missingProgress(name: string, group: string, applied: number | undefined): string {
  return applied === undefined
    ? `Cannot claim ${name}: it was never set up. Run \`tidemark setup\`.`
    : `Cannot claim ${name}: the group ${group} holds no offset (expired or deleted), while the state stands at ${applied}. Start with --trust-state if this store is the newest one, else with --rebuild.`;
}

function refusal(message: string): TidemarkError {
  return new TidemarkError('refused', message, { isRetryable: false });
}
