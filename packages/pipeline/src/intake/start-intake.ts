import { customerEventsBlockSchema, subjectOf } from '@tidemark/schemas';
import {
  openWireEncoder,
  type RunningService,
  runStateless,
  type ServiceContext,
  type StatelessDeclaration,
  type Transformed,
} from '@tidemark/stream';
import { readDeployment } from '../deployment/read-deployment.ts';
import { namesOf } from '../names/names.ts';
import type { Source } from '../sources/source.ts';
import { groupIntoBlocks } from './group-into-blocks.ts';
import { readEvents } from './read-events.ts';

/** A crash repeats so much of a source, and the segmenter drops it. */
const COMMIT_EVERY_MS = 1_000;

/** Options of an intake at its start. */
export interface IntakeSettings {
  /** Go on although more than a fifth of the last 1,000 records of a partition went to the dead letters. */
  readonly acceptsDead: boolean;
}

/**
 * Starts the intake of one source: decodes and validates its records, and groups their events into blocks of the log.
 *
 * @throws TidemarkError `refused` where there is no deployment, or another one
 */
export async function startIntake<T>(
  context: ServiceContext,
  source: Source<T>,
  settings: IntakeSettings,
): Promise<RunningService> {
  const { registry } = context;
  const names = namesOf(context);
  const deployment = await readDeployment(context);
  const decoder = source.openDecoder(context);
  const subject = subjectOf(names.customerEvents);
  const encoder = await openWireEncoder({ registry, subject, codec: customerEventsBlockSchema });
  const target = { topic: names.customerEvents, partitions: deployment.partitions, encoder };
  const declaration: StatelessDeclaration = {
    input: names.source(source.name),
    group: names.intakeGroup(source.name),
    // Whoever drives simulated time waits until a day is carried over.
    commitEveryMs: deployment.time === 'simulated' ? 0 : COMMIT_EVERY_MS,
    acceptsDead: settings.acceptsDead,
    prepare: (chunk) => decoder.prepare(chunk.map((record) => record.value)),
    transform: (chunk, origin) => {
      const { events, dead } = readEvents(chunk, source, deployment, decoder);
      return { appends: groupIntoBlocks(events, origin, target), dead } satisfies Transformed;
    },
  };
  return runStateless(context, declaration);
}
