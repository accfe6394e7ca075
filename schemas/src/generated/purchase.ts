// Generated from the .avsc files by `pnpm generate`. Do not edit.
import { wireSchema, type WireSchema } from '../binary/wire-schema.ts';
import { readPurchase } from './readers.ts';
import type { Purchase } from './records.ts';
import { writePurchase } from './writers.ts';

/** A purchase, or what takes one back. */
export const purchaseSchema: WireSchema<Purchase> = wireSchema({
  name: 'purchase',
  json: '{"type":"record","name":"Purchase","namespace":"tidemark","doc":"A purchase, or what takes one back.","fields":[{"name":"eventId","type":"string","doc":"Unique per customer and kind of event; a repeat within the duplicate window is dropped."},{"name":"customerId","type":"string","doc":"The customer: 1 to 256 bytes of UTF-8, not beginning with 0x00."},{"name":"orderId","type":["null","string"],"doc":"The order it belongs to, in the shop\'s own numbering.","default":null},{"name":"occurredAt","type":{"type":"long","logicalType":"timestamp-millis"},"doc":"When it happened by the source\'s clock, in epoch milliseconds."},{"name":"kind","type":{"type":"enum","name":"PurchaseKind","doc":"What was done to the order. UNKNOWN stands for a symbol newer than the reader; nobody writes it.","symbols":["PURCHASE","REFUND","CANCELLATION","UNKNOWN"],"default":"UNKNOWN"},"doc":"What was done to the order."},{"name":"amountMinor","type":"long","doc":"Amount in the currency\'s minor unit (cents for EUR), 0 or more, at most 10^13; a refund\'s amount is not negative either."},{"name":"currency","type":"string","doc":"ISO 4217 code of the amount, such as EUR."},{"name":"channel","type":["null","string"],"doc":"Where it took place, in the shop\'s own words, such as web or store-12.","default":null},{"name":"source","type":["null",{"type":"enum","name":"Source","doc":"How the customer was won. UNKNOWN stands for a symbol newer than the reader and is read as no source.","symbols":["ONLINE","OFFLINE","REFERRAL","ADVERTISING","UNKNOWN"],"default":"UNKNOWN"}],"doc":"How the customer was won, when the producer knows.","default":null},{"name":"customerType","type":["null",{"type":"enum","name":"CustomerType","doc":"Whether a person or a company buys. UNKNOWN stands for a symbol newer than the reader and is read as no type.","symbols":["INDIVIDUAL","ENTERPRISE","UNKNOWN"],"default":"UNKNOWN"}],"doc":"Whether a person or a company buys, when the producer knows.","default":null}]}',
  read: readPurchase,
  write: writePurchase,
});
