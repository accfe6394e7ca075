import { handledLettersOf, namesOf, readDeployment, type SourceName } from '@tidemark/pipeline';
import {
  type NewRecord,
  type PartitionBounds,
  packRecords,
  refusal,
  type ServiceContext,
  TidemarkError,
  type Transactor,
} from '@tidemark/stream';
import { handledMark, type Outcome, readHandled } from './handled-letters.ts';
import { type Letter, replayOf } from './letter.ts';
import { type LetterFilter, matches } from './letter-filter.ts';
import { letterBounds, readLetters } from './read-letters.ts';

/** Letters and bytes of one transaction at most. */
const BATCH_LETTERS = 200;
const BATCH_BYTES = 512 * 1_024;

export interface Handling {
  readonly context: ServiceContext;
  readonly intake: SourceName;
  readonly filter: LetterFilter;
  readonly outcome: Outcome;
}

/**
 * Replays or discards the unhandled letters of a source that a filter takes: each exactly once, however often this is run,
 * by however many at the same time, and wherever it is killed.
 *
 * 1. Opens the transactor: an earlier run is fenced, and its open transaction ended. 2. Reads the marks: nobody else can
 * add any from now on. 3. Commits batches, each one transaction: the records into their source, which reads
 * committed records only, a mark per letter, and how far the letters of the partition are handled.
 *
 * So a letter has its mark exactly when its record stands in the source, and whoever holds the transactor sees every mark
 * there will ever be but its own. (Marks read before 1 could lack those of a commit still in flight.) For the intake
 * a replayed record is like any other: a new offset at the end of its source, in the order in which it stands there.
 *
 * @returns how many letters were handled, by reason
 * @throws TidemarkError `refused` without a deployment of this name; a commit that fails may be repeated without harm
 */
export async function handleLetters(handling: Handling): Promise<ReadonlyMap<string, number>> {
  const { context, intake } = handling;
  await readDeployment(context);
  const names = namesOf(context);
  const bounds = await letterBounds(context, intake);
  const done = new Map<string, number>();
  if (bounds.length === 0) return done;
  const { topic, config } = handledLettersOf(context, intake);
  await context.admin.createTopics([{ topic, partitions: bounds.length, config }]);
  const transactor = await context.log.openTransactor(names.deadLetterTransactionalId(intake));
  try {
    const passed = new Set((await readHandled(context, intake)).keys());
    const source = await existingPartitions(context, names.source(intake));
    const marks = await existingPartitions(context, topic);
    // The ends are those from before: a replayed letter that dies again at once waits for another run.
    for (const each of bounds) {
      for await (const batch of batchesOf(handling, each, passed)) {
        await commitBatch(handling, { transactor, source, marks, bounds: each }, batch);
        for (const { reason } of batch.letters) done.set(reason, (done.get(reason) ?? 0) + 1);
      }
    }
    return done;
  } finally {
    await transactor.discard();
  }
}

interface Batch {
  readonly letters: readonly Letter[];
  /** Below it every letter of the partition is handled once the batch is. */
  readonly handledTo: number;
}

async function* batchesOf(
  { context, intake, filter }: Handling,
  bounds: PartitionBounds,
  passed: Set<string>,
): AsyncGenerator<Batch> {
  let letters: Letter[] = [];
  let bytes = 0;
  let firstWaiting: number | undefined;
  for await (const letter of readLetters(context, intake, bounds, passed)) {
    const { offset, value } = letter.record;
    if (!matches(letter, filter)) {
      firstWaiting ??= offset;
      continue;
    }
    letters.push(letter);
    bytes += value?.length ?? 0;
    if (letters.length < BATCH_LETTERS && bytes < BATCH_BYTES) continue;
    yield { letters, handledTo: firstWaiting ?? offset + 1 };
    letters = [];
    bytes = 0;
  }
  if (letters.length > 0) yield { letters, handledTo: firstWaiting ?? bounds.end };
}

interface Target {
  readonly transactor: Transactor;
  readonly source: TopicPartitions;
  readonly marks: TopicPartitions;
  readonly bounds: PartitionBounds;
}

async function commitBatch(
  { context, outcome }: Handling,
  { transactor, source, marks, bounds }: Target,
  { letters, handledTo }: Batch,
): Promise<void> {
  const { topic, partition } = bounds;
  const markPartition = { topic: marks.topic, partition: partition % marks.partitions };
  const handled = { outcome, at: context.timing.now() };
  const replayed: readonly NewRecord[] =
    outcome === 'replayed' ? letters.map((letter) => replayOf(letter, source)) : [];
  const marked = letters.map((letter) => handledMark(letter, handled, markPartition));
  const progress = { group: namesOf(context).deadLetterGroup, topic, partition, offset: handledTo };
  try {
    await transactor.commit({ packs: packRecords([...replayed, ...marked]), progress });
  } catch (cause) {
    if (!(cause instanceof TidemarkError)) throw cause;
    const { code, isRetryable, message } = cause;
    const which = `letters ${letters[0]!.origin} to ${letters.at(-1)!.origin}`;
    const advice = 'Run the same command again: no letter is handled twice.';
    throw new TidemarkError(code, `${message} (${which}). ${advice}`, { isRetryable, cause });
  }
}

interface TopicPartitions {
  readonly topic: string;
  readonly partitions: number;
}

async function existingPartitions({ log }: ServiceContext, topic: string): Promise<TopicPartitions> {
  const partitions = (await log.bounds(topic))?.length;
  if (partitions !== undefined) return { topic, partitions };
  throw refusal(`Cannot handle dead letters: the topic ${topic} does not exist.`);
}
