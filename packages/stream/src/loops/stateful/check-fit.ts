import { refusal } from '../../errors/refusal.ts';
import type { PartitionBounds } from '../../ports/log.ts';
import type { Recovery, StatefulDeclaration } from './declaration.ts';

/** What `setup` leaves in a partition of the log: more than that has been written by services. */
const FIRST_RECORD_END = 1;

/** Where a claim found a partition to stand. */
export interface PartitionProgress {
  readonly declaration: StatefulDeclaration;
  readonly partition: number;
  readonly committed: number | undefined;
  readonly applied: number | undefined;
  readonly bounds: PartitionBounds | undefined;
  readonly recovery: Recovery;
}

/**
 * Where to fold from and below which offset nothing is published.
 *
 * @throws TidemarkError `refused`, with what to do, where no safe answer exists
 */
export function checkFit(progress: PartitionProgress): { from: number; committed: number } {
  const { declaration, partition, bounds, recovery } = progress;
  const applied = recovery === 'rebuild' ? undefined : progress.applied;
  const name = `${declaration.input}/${partition}`;
  if (bounds === undefined)
    throw refusal(`Cannot claim ${name}: there is no such partition. Run \`tidemark setup\`.`);
  const committed = progress.committed ?? (recovery === 'trust-state' ? applied : undefined);
  if (committed === undefined)
    throw refusal(missingProgress(name, declaration.progressGroup, progress.applied, bounds.end));
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
      `Cannot claim ${name}: the state stands at ${from}, ahead of what was published (${committed}). The store belongs to another log, or Kafka has lost a transaction it had acknowledged: point REDIS_URL at the right store, or start with --rebuild, which publishes what is missing.`,
    );
  }
  if (from < bounds.start || (applied === undefined && bounds.start > 0)) {
    throw refusal(
      `Cannot claim ${name}: the state stands at ${applied ?? 0}, but the log begins at ${bounds.start}. Restore a newer state, or the topic's records (it must keep all: retention.ms=-1, retention.bytes=-1). Where neither can be had, set up another deployment under another TIDEMARK_TOPIC_PREFIX and TIDEMARK_REDIS_PREFIX, which loads the sources again.`,
    );
  }
  return { from, committed };
}

function missingProgress(name: string, group: string, applied: number | undefined, end: number): string {
  if (applied !== undefined)
    return `Cannot claim ${name}: the group ${group} holds no offset (expired or deleted), while the state stands at ${applied}. Without it, it is unknown what was published: restore the newest store or the group's offsets, then start with --trust-state, which goes on from the state.`;
  if (end <= FIRST_RECORD_END)
    return `Cannot claim ${name}: the group ${group} holds no offset and the store no state: it was never set up. Run \`tidemark setup\`.`;
  return `Cannot claim ${name}: the group ${group} holds no offset and the store no state, while the log ends at ${end}. Without either, it is unknown what was published: restore the newest store, then start with --trust-state; or restore the group's offsets, then start with --rebuild.`;
}
