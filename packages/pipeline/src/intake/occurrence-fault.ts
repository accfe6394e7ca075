import { type EpochMs, MINUTE } from '@tidemark/core';
import type { DeathReason, LogRecord } from '@tidemark/stream';
import { fault } from '../sources/fault.ts';
import type { Occurrence } from '../sources/source.ts';
import { FIRST_OCCURRENCE } from './first-occurrence.ts';

/** How far an event may lie ahead of its own record's timestamp: clocks of producers and brokers differ. */
const EVENT_AHEAD_MAX_MS = 5 * MINUTE;
/** The last millisecond of the year 9999: what lies beyond is a unit error, not a time. */
const LAST_INSTANT: EpochMs = 253_402_300_799_999;
const CUSTOMER_ID_BYTES = 256;
const EVENT_ID_BYTES = 256;

/** The codes of the rules that events of every source are held against. */
export const occurrenceReasons = [
  'customer-id-invalid',
  'event-id-invalid',
  'time-invalid',
  'time-ahead',
] as const;

/** The first rule an event's identity or time breaks; undefined when it breaks none. Never against the wall clock. */
export function occurrenceFault(event: Occurrence, record: LogRecord): DeathReason | undefined {
  const { customerId, eventId, occurredAt } = event;
  const idBytes = Buffer.byteLength(customerId);
  if (idBytes < 1 || idBytes > CUSTOMER_ID_BYTES || customerId.startsWith('\0') || isMangled(customerId)) {
    return fault(
      'customer-id-invalid',
      `the customer id has ${idBytes} bytes; send 1 to ${CUSTOMER_ID_BYTES}, of valid UTF-8, not beginning with 0x00`,
    );
  }
  const eventIdBytes = Buffer.byteLength(eventId);
  if (eventIdBytes < 1 || eventIdBytes > EVENT_ID_BYTES || isMangled(eventId)) {
    return fault(
      'event-id-invalid',
      `the event id has ${eventIdBytes} bytes; send 1 to ${EVENT_ID_BYTES} of valid UTF-8`,
    );
  }
  if (occurredAt < FIRST_OCCURRENCE || occurredAt > LAST_INSTANT) {
    return fault(
      'time-invalid',
      `occurredAt ${occurredAt} lies outside the years 1990 to 9999; send epoch milliseconds${unitHint(occurredAt)}`,
    );
  }
  if (record.timestamp !== undefined && occurredAt > record.timestamp + EVENT_AHEAD_MAX_MS) {
    return fault(
      'time-ahead',
      `occurredAt ${occurredAt} is ${occurredAt - record.timestamp} ms ahead of the record's timestamp ${record.timestamp}; at most ${EVENT_AHEAD_MAX_MS} are taken`,
    );
  }
  return undefined;
}

/** What the number would be if it were meant in seconds; nothing for one that is no time in either unit. */
function unitHint(occurredAt: number): string {
  const inMs = occurredAt * 1_000;
  return inMs >= FIRST_OCCURRENCE && inMs <= LAST_INSTANT ? `, not seconds: ${inMs}` : ', not seconds';
}

/** Bytes that are no UTF-8 were read as U+FFFD: two different ids would have become one. */
function isMangled(id: string): boolean {
  return id.includes('\uFFFD');
}
