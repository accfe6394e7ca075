import type { PipelineContext } from '@tidemark/pipeline';
import { hasCode, type Transactor } from '@tidemark/stream';
import { NAMES } from '../check/check-positions.ts';
import { type Ablation, withStore, withTransactor } from './ablation.ts';

let opened = 0;

export const noFencing: Ablation = {
  guard: 'fencing: whoever opens a transactor ends those before it',
  sees: /published|out of order|order/,
  process: (context) => ({
    ...context,
    log: { ...context.log, openTransactor: (id) => context.log.openTransactor(`${id}-${opened++}`) },
  }),
};

export const claimBeforeFence: Ablation = {
  guard: 'order of the claim: the transactor is opened before A and C are read',
  sees: /published|out of order|order/,
  process: (context) => openAtFirstCommit(context),
};

/** Opens each transactor when it is first needed, which is after the claim has read A and C. */
function openAtFirstCommit(context: PipelineContext): PipelineContext {
  const openTransactor = async (id: string): Promise<Transactor> => {
    let opening: Promise<Transactor> | undefined;
    const open = () => {
      opening ??= context.log.openTransactor(id);
      return opening;
    };
    return {
      commit: async (transaction) => (await open()).commit(transaction),
      discard: async () => undefined,
    };
  };
  return { ...context, log: { ...context.log, openTransactor } };
}

export const noSuppression: Ablation = {
  guard: 'what is folded again below C is not published again',
  sees: /published|order/,
  process: (context) => {
    const { log, store } = context;
    const committed: typeof log.committed = async (group, topic) => {
      const found = await log.committed(group, topic);
      if (group !== NAMES.progressGroup) return found;
      const lowered = [...found].map(async ([partition, offset]) => {
        const { applied } = await store.partition(partition).readFields([]);
        return [partition, { ...offset, offset: Math.min(offset.offset, applied ?? offset.offset) }] as const;
      });
      return new Map(await Promise.all(lowered));
    };
    return { ...context, log: { ...log, committed } };
  },
};

export const goesOnAfterUnknownCommit: Ablation = {
  guard: 'a transaction whose outcome is unknown is never continued',
  sees: /published|out of order/,
  process: (context) =>
    withTransactor(context, (transactor) => ({
      ...transactor,
      commit: async (transaction) => {
        await transactor.commit(transaction).catch(goOn);
      },
    })),
};

/**
 * Not a fault by itself: the next batch's read finds A where it is not expected and claims again, and what is under way
 * lands by compare-and-set. The guard is the same catch as a transaction's; there is nothing to take out.
 */
export const goesOnAfterUnknownWrite: Ablation = {
  guard: 'a state write whose outcome is unknown is never continued',
  sees: /nothing/,
  process: (context) =>
    withStore(context, (store) => ({
      ...store,
      write: async (write) => (await store.write(write).catch(goOn)) ?? 'applied',
    })),
};

function goOn(error: unknown): undefined {
  if (!hasCode(error, 'outcome-unknown')) throw error;
  return undefined;
}
