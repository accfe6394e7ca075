import { customerEventsBlockSchema, subjectOf } from '@tidemark/schemas';
import {
  createWireDecoder,
  type DeadRecord,
  type DeathReason,
  type LogRecord,
  openWireEncoder,
  type RunningService,
  runStateless,
  type ServiceContext,
  type StatelessDeclaration,
  type Transformed,
  type WireDecoder,
} from '@tidemark/stream';
import { namesOf } from '../names.ts';
import { readFrame } from '../setup/read-frame.ts';
import { groupIntoBlocks, type OutgoingEvent } from './group-into-blocks.ts';
import type { IntakeFrame, IntakeRule } from './intake-rule.ts';
import { type Occurrence, occurrenceFault } from './rules.ts';

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
  const frame = await readFrame(context);
  const decoder = createWireDecoder({ registry, codec: rule.schema, now: timing.now });
  const subject = subjectOf(names.customerEvents);
  const encoder = await openWireEncoder({ registry, subject, codec: customerEventsBlockSchema });
  const target = { topic: names.customerEvents, partitions: frame.partitions, encoder };
  const declaration: StatelessDeclaration = {
    input: names.source(rule.name),
    group: names.intakeGroup(rule.name),
    acceptsDead: settings.acceptsDead,
    prepare: (chunk) => decoder.prepare(chunk.map((record) => record.value)),
    transform: (chunk, origin) => {
      const { events, dead } = readEvents(chunk, rule, frame, decoder);
      return { appends: groupIntoBlocks(events, origin, target), dead } satisfies Transformed;
    },
  };
  return runStateless(context, declaration);
}

function readEvents<T extends Occurrence>(
  chunk: readonly LogRecord[],
  rule: IntakeRule<T>,
  frame: IntakeFrame,
  decoder: WireDecoder<T>,
): { events: readonly OutgoingEvent[]; dead: readonly DeadRecord[] } {
  const events: OutgoingEvent[] = [];
  const dead: DeadRecord[] = [];
  for (const record of chunk) {
    const outcome = readEvent(record, rule, frame, decoder);
    if ('event' in outcome) events.push(outcome);
    else dead.push({ record, reason: outcome });
  }
  return { events, dead };
}

function readEvent<T extends Occurrence>(
  record: LogRecord,
  rule: IntakeRule<T>,
  frame: IntakeFrame,
  decoder: WireDecoder<T>,
): OutgoingEvent | DeathReason {
  const decoded = decoder.decode(record.value);
  if (!decoded.ok) return { code: decoded.reason, detail: decoded.detail };
  const event = decoded.value;
  const broken = occurrenceFault(event, record) ?? rule.fault(event, frame);
  if (broken !== undefined) return broken;
  const { customerId, eventId, occurredAt } = event;
  return {
    // Blocks hold one source partition: its origin is the block's first and only one.
    event: {
      type: 'CustomerEvent',
      origin: 0,
      offset: record.offset,
      customerId,
      eventId,
      occurredAt,
      body: rule.body(event),
    },
    size: record.value?.length ?? 0,
  };
}
