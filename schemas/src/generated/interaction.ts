// Generated from the .avsc files by `pnpm generate`. Do not edit.
import { wireSchema, type WireSchema } from '../binary/wire-schema.ts';
import { readInteraction } from './readers.ts';
import type { Interaction } from './records.ts';
import { writeInteraction } from './writers.ts';

/** Something a customer did that is not a purchase. */
export const interactionSchema: WireSchema<Interaction> = wireSchema({
  name: 'interaction',
  json: '{"type":"record","name":"Interaction","namespace":"tidemark","doc":"Something a customer did that is not a purchase.","fields":[{"name":"eventId","type":"string","doc":"Unique per customer and kind of event; a repeat within the duplicate window is dropped."},{"name":"customerId","type":"string","doc":"The customer: 1 to 256 bytes of UTF-8, not beginning with 0x00."},{"name":"occurredAt","type":{"type":"long","logicalType":"timestamp-millis"},"doc":"When it happened by the source\'s clock, in epoch milliseconds."},{"name":"kind","type":{"type":"enum","name":"InteractionKind","doc":"What the customer did. CONTACT_MADE: the shop reached the customer. OPT_OUT, OPT_IN: the customer does not want to be, or wants to be, contacted. OTHER is also what a reader makes of a symbol newer than itself.","symbols":["VISIT","EMAIL_OPEN","EMAIL_CLICK","APP_OPEN","MESSAGE","CONTACT_MADE","OTHER","OPT_OUT","OPT_IN"],"default":"OTHER"},"doc":"What the customer did."},{"name":"channel","type":["null","string"],"doc":"Where it took place, in the shop\'s own words, such as web or store-12. Of OPT_OUT and OPT_IN: phone, email, sms, social, visit or push; anything else or null means all of them.","default":null},{"name":"source","type":["null",{"type":"enum","name":"Source","doc":"How the customer was won. UNKNOWN stands for a symbol newer than the reader and is read as no source.","symbols":["ONLINE","OFFLINE","REFERRAL","ADVERTISING","UNKNOWN"],"default":"UNKNOWN"}],"doc":"How the customer was won, when the producer knows.","default":null},{"name":"campaignId","type":["null","string"],"doc":"The campaign that led to it, if one did.","default":null}]}',
  read: readInteraction,
  write: writeInteraction,
});
