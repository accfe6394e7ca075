import type { Consumer, TopicPartitionOffsetAndMetadata } from 'kafkajs';

/** Commits one partition's offset, unless the assignment that it was read under is over by the time the request is sent. */
export type CommitOffset = (offset: TopicPartitionOffsetAndMetadata, lost: AbortSignal) => Promise<void>;

/** A call that waits for its place in a request. */
interface WaitingCommit {
  readonly offset: TopicPartitionOffsetAndMetadata;
  readonly lost: AbortSignal;
}

/**
 * Joins the commits of one turn of the event loop into one request; they share its outcome. What was read under an assignment
 * that has ended since is left out: as a member of the next one it would set another owner's offset back.
 */
export function gatherCommits({ commitOffsets }: Pick<Consumer, 'commitOffsets'>): CommitOffset {
  let waiting: WaitingCommit[] = [];
  let request: Promise<void> | undefined;

  async function send(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    const offsets = waiting.filter(({ lost }) => !lost.aborted).map(({ offset }) => offset);
    waiting = [];
    request = undefined;
    if (offsets.length > 0) await commitOffsets(offsets);
  }

  return (offset, lost) => {
    waiting.push({ offset, lost });
    request ??= send();
    return request;
  };
}
