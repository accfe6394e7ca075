import { endPredecessors, findPredecessors, type Joining } from './predecessors.ts';

/**
 * Joins a group, and lets members leave that an earlier process of this instance left behind: the join would wait for
 * them until their sessions end. Safe even where one of them is alive, for nothing rests on the group: transactors fence,
 * an intake's commit names its membership, and what it repeats is dropped by its origin. It finds itself thrown out, and
 * joins again without throwing out anybody: only a process's start does, once, or two would do so in turns.
 *
 * @param joining undefined where no instance is known: then nobody is looked for
 */
export async function takeOver(joining: Joining | undefined, join: () => Promise<void>): Promise<void> {
  if (joining === undefined) return join();
  const predecessors = await findPredecessors(joining);
  const hasJoined = new AbortController();
  const joined = join().finally(() => hasJoined.abort());
  await Promise.all([joined, endPredecessors(joining, predecessors, hasJoined.signal)]);
}
