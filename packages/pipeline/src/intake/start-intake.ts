import { customerEventsBlockSchema, subjectOf } from '@tidemark/schemas';
import {
  createWireDecoder,
  openWireEncoder,
  type RunningService,
  runStateless,
  type ServiceContext,
  type StatelessDeclaration,
  type Transformed,
} from '@tidemark/stream';
import { readDeployment } from '../deployment/read-deployment.ts';
import { namesOf } from '../names/names.ts';
import { groupIntoBlocks } from './group-into-blocks.ts';
import type { IntakeRule } from './intake-rule.ts';
import { readEvents } from './read-events.ts';
import type { Occurrence } from './rules.ts';

export interface IntakeSettings {
  /** Go on although more than a fifth of the recent records is dead. */
  readonly acceptsDead: boolean;
}

/** Starts the intake of one source topic: decodes, validates, maps and groups its events into blocks of the log. */
export async function startIntake<T extends Occurrence>(
  context: ServiceContext,
  rule: IntakeRule<T>,
  settings: IntakeSettings,
): Promise<RunningService> {
  const { registry, timing } = context;
  const names = namesOf(context);
  const deployment = await readDeployment(context);
  const decoder = createWireDecoder({ registry, codec: rule.schema, now: timing.now });
  const subject = subjectOf(names.customerEvents);
  const encoder = await openWireEncoder({ registry, subject, codec: customerEventsBlockSchema });
  const target = { topic: names.customerEvents, partitions: deployment.partitions, encoder };
  const declaration: StatelessDeclaration = {
    input: names.source(rule.name),
    group: names.intakeGroup(rule.name),
    acceptsDead: settings.acceptsDead,
    prepare: (chunk) => decoder.prepare(chunk.map((record) => record.value)),
    transform: (chunk, origin) => {
      const { events, dead } = readEvents(chunk, rule, deployment, decoder);
      return { appends: groupIntoBlocks(events, origin, target), dead } satisfies Transformed;
    },
  };
  return runStateless(context, declaration);
}
