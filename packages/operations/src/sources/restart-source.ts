import { namesOf, type SourceName, type SourceStart, startingOffsets } from '@tidemark/pipeline';
import { refusal, type ServiceContext } from '@tidemark/stream';
import { knownIncarnation } from './known-incarnation.ts';

/** How an intake is to start that has lost its committed offsets. */
export interface SourceRestart {
  readonly intake: SourceName;
  /**
   * `same`: the offsets have expired; records that are read again are dropped by their source position. `recreated`: the topic
   * was deleted and created again; its offsets count as new.
   */
  readonly topic: 'same' | 'recreated';
  readonly from: SourceStart;
}

/** What was committed. */
export interface RestartedSource {
  readonly partitions: number;
  /** Counts the topics that have had this name, from 1. */
  readonly incarnation: number;
}

/**
 * Commits a new start for an intake, which must not run meanwhile.
 *
 * @throws TidemarkError `refused` when the deployment is not set up, the topic does not exist, or the intake runs
 */
export async function restartSource(
  context: ServiceContext,
  { intake, topic, from }: SourceRestart,
): Promise<RestartedSource> {
  const names = namesOf(context);
  const known = await knownIncarnation(context, intake);
  const incarnation = topic === 'recreated' ? known + 1 : Math.max(1, known);
  const source = names.source(intake);
  const bounds = await context.log.bounds(source);
  if (bounds === undefined) throw refusal(`Cannot start ${source}: there is no such topic. Create it first.`);
  await context.admin.commitFor(names.intakeGroup(intake), startingOffsets(bounds, from, incarnation));
  return { partitions: bounds.length, incarnation };
}
