// Generated from the .avsc files by `pnpm generate`. Do not edit.
import { wireSchema, type WireSchema } from '../binary/wire-schema.ts';
import { readFeedback } from './readers.ts';
import type { Feedback } from './records.ts';
import { writeFeedback } from './writers.ts';

/** Feedback of a customer: a score, a complaint, or both. */
export const feedbackSchema: WireSchema<Feedback> = wireSchema({
  name: 'feedback',
  json: '{"type":"record","name":"Feedback","namespace":"tidemark","doc":"Feedback of a customer: a score, a complaint, or both.","fields":[{"name":"eventId","type":"string","doc":"Unique per customer and kind of event; a repeat within the duplicate window is dropped."},{"name":"customerId","type":"string","doc":"The customer: 1 to 256 bytes of UTF-8, not beginning with 0x00."},{"name":"occurredAt","type":{"type":"long","logicalType":"timestamp-millis"},"doc":"When it happened by the source\'s clock, in epoch milliseconds."},{"name":"scale","type":{"type":"enum","name":"FeedbackScale","doc":"The scale of the score. NONE: no score belongs to it. UNKNOWN stands for a symbol newer than the reader; nobody writes it.","symbols":["CSAT","NPS","NONE","UNKNOWN"],"default":"UNKNOWN"},"doc":"The scale of the score."},{"name":"score","type":["null","int"],"doc":"CSAT 1 to 5, NPS 0 to 10; null when the scale is NONE or no score was given.","default":null},{"name":"complaint","type":"boolean","doc":"True when it is a complaint.","default":false},{"name":"topic","type":["null","string"],"doc":"What it is about, in the shop\'s own words, such as delivery.","default":null}]}',
  read: readFeedback,
  write: writeFeedback,
});
