import type { PartitionStore } from '@tidemark/stream';
import { type Ablation, withStore, withTransactor } from './ablation.ts';

/** How long a commit that nobody waits for may be under way. */
const UNDER_WAY_MS = 400;

export const writtenBeforeCommit: Ablation = {
  guard: 'publish first, then state: a write reaches at most to what is committed',
  sees: /out of order/,
  // Every commit happens, in its order, but nobody waits for it.
  process: (context, world) =>
    withTransactor(context, (transactor) => {
      let last: Promise<unknown> = Promise.resolve();
      return {
        ...transactor,
        commit: async (transaction) => {
          const arrived = new Promise<void>((resolve) => {
            world.scheduler.after(world.draws.below(UNDER_WAY_MS), resolve);
          });
          last = Promise.all([last, arrived])
            .then(() => transactor.commit(transaction))
            .catch(() => undefined);
        },
      };
    }),
};

/**
 * Not a fault by itself: a tick comes at least every ten minutes and reads the due lists with A, and an idle commit, which is a
 * write, is held against A. Until then a store that has lost its last writes would stay behind, and whoever asks it would get
 * old answers.
 */
export const noLookAtRest: Ablation = {
  guard: 'A is looked at every few seconds, also when nothing needs reading',
  sees: /nothing/,
  process: (context) => withStore(context, withBelievedExtent),
};

/** A store whose looks for their own sake find A where the last other look has found it. */
function withBelievedExtent(store: PartitionStore): PartitionStore {
  let believed: number | undefined;
  const believe = <T extends { readonly applied: number | undefined }>(found: T): T => {
    believed = found.applied;
    return found;
  };
  return {
    ...store,
    readFields: async (names) => believe(await store.readFields(names)),
    read: async (ids) => believe(await store.read(ids)),
    readDues: async (look) => believe(await store.readDues(look)),
    extent: async (fields) => ({ ...(await store.extent(fields)), applied: believed }),
    write: async (write) => {
      const outcome = await store.write(write);
      if (outcome !== 'conflict') believed = write.next;
      return outcome;
    },
  };
}
