import type { Fold } from '@tidemark/core';
import { namesOf, type OutputTopic } from '@tidemark/pipeline';
import type { NewRecord, ServiceContext } from '@tidemark/stream';
import type { Faults } from './audit-fault.ts';
import { type AuditedTopic, openAuditedTopic } from './audited-topic.ts';
import type { RecomputedPartition } from './recomputed-partition.ts';
import type { Sample } from './sample.ts';

/** The public topics of one log partition beside the outputs of its fold. */
export interface AuditedOutputs {
  /** Takes outputs of the fold, those of each topic in their order. */
  expect(outputs: readonly NewRecord[]): Promise<void>;
  /** Folds on to C and notes what is missing, published twice, or not an output of the fold. */
  close(recomputed: RecomputedPartition, committed: () => Promise<number>): Promise<void>;
  /** Outputs that stand where they should, and those that retention has taken. */
  counts(): { readonly matched: number; readonly expired: number };
}

/** How often, and how far apart, C is read again while a topic holds more than the fold has produced up to it: markers are written a moment apart. */
const LOOKS = 15;
const PAUSE_MS = 100;

export async function openAuditedOutputs(options: {
  readonly context: ServiceContext;
  readonly partition: number;
  readonly faults: Faults;
  readonly sample: Sample;
  readonly outputs: readonly OutputTopic[];
  readonly fold: Fold;
}): Promise<AuditedOutputs> {
  const { context, fold } = options;
  const names = namesOf(context);
  const topics = new Map<string, AuditedTopic>();
  for (const declared of options.outputs) {
    const audited = await openAuditedTopic({ ...options, declared });
    if (audited !== undefined) topics.set(names.output(declared.name), audited);
  }
  const all = [...topics.values()];

  return {
    async expect(outputs) {
      for (const output of outputs) await topics.get(output.topic)?.expect(output);
    },
    /**
     * 1. Fold to C. 2. Read the topics to their ends, which hold everything below that C: what they lack is missing.
     * 3. They may also hold what was published meanwhile: fold on behind C until the fold has produced all of it, or C stands still.
     */
    async close(recomputed, committed) {
      await recomputed.foldTo(await committed());
      for (const topic of all) await topic.closeExpected();
      for (let look = 0; look < LOOKS && all.some((topic) => topic.hasUnmatched()); look++) {
        await context.timing.wait(PAUSE_MS);
        await recomputed.foldTo(await committed());
      }
      for (const topic of all) await topic.close((customerId) => foldedThrough(recomputed, fold, customerId));
    },
    counts: () => ({
      matched: all.reduce((sum, topic) => sum + topic.matched(), 0),
      expired: all.reduce((sum, topic) => sum + topic.expired(), 0),
    }),
  };
}

async function foldedThrough(
  { store }: RecomputedPartition,
  fold: Fold,
  customerId: string,
): Promise<number> {
  if (customerId === '' || customerId.startsWith('\0')) return 0;
  const [state] = (await store.read([customerId])).states;
  return state === undefined ? 0 : fold.decodeState(state).sequence;
}
