import type { DeadRecord, DeathReason, LogRecord, WireDecoder } from '@tidemark/stream';
import type { OutgoingEvent } from './group-into-blocks.ts';
import type { IntakeDeployment, IntakeRule } from './intake-rule.ts';
import { type Occurrence, occurrenceFault } from './rules.ts';

/** Decodes, validates and maps records: each becomes an event on its way to the log, or is dead for a reason. */
export function readEvents<T extends Occurrence>(
  chunk: readonly LogRecord[],
  rule: IntakeRule<T>,
  deployment: IntakeDeployment,
  decoder: WireDecoder<T>,
): { events: readonly OutgoingEvent[]; dead: readonly DeadRecord[] } {
  const events: OutgoingEvent[] = [];
  const dead: DeadRecord[] = [];
  for (const record of chunk) {
    const outcome = readEvent(record, rule, deployment, decoder);
    if ('event' in outcome) events.push(outcome);
    else dead.push({ record, reason: outcome });
  }
  return { events, dead };
}

function readEvent<T extends Occurrence>(
  record: LogRecord,
  rule: IntakeRule<T>,
  deployment: IntakeDeployment,
  decoder: WireDecoder<T>,
): OutgoingEvent | DeathReason {
  const decoded = decoder.decode(record.value);
  if (!decoded.ok) return { code: decoded.reason, detail: decoded.detail };
  const event = decoded.value;
  const broken = occurrenceFault(event, record) ?? rule.fault(event, deployment);
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
