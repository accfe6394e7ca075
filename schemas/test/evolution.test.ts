import avro from 'avsc';
import { expect, test } from 'vitest';
import { customerEventsBlockSchema } from '../src/generated/customer-events-block.ts';
import { purchaseSchema } from '../src/generated/purchase.ts';
import { segmentChangedSchema } from '../src/generated/segment-changed.ts';
import { violation } from './compatibility.ts';

/** The schema text with a symbol more in one enum. */
function withSymbol(json: string, symbol: string): string {
  return json.replace('"UNKNOWN"]', `"UNKNOWN","${symbol}"]`);
}

test('a purchase kind of the future is read as UNKNOWN, not refused', () => {
  const future = avro.Type.forSchema(JSON.parse(withSymbol(purchaseSchema.json, 'EXCHANGE')) as avro.Schema);
  const present = avro.Type.forSchema(JSON.parse(purchaseSchema.json) as avro.Schema);
  const purchase = {
    eventId: 'e',
    customerId: 'c',
    orderId: null,
    occurredAt: 1,
    amountMinor: 1,
    currency: 'EUR',
  };
  const rest = { channel: null, source: null, customerType: null };

  const bytes = future.toBuffer({ ...purchase, ...rest, kind: 'EXCHANGE' });

  expect(present.fromBuffer(bytes, present.createResolver(future))).toMatchObject({ kind: 'UNKNOWN' });
});

test('public enums can gain symbols in FULL_TRANSITIVE', () => {
  expect(
    violation(withSymbol(segmentChangedSchema.json, 'MERGE'), segmentChangedSchema.json, 'FULL_TRANSITIVE'),
  ).toBeUndefined();
});

test('a block can gain a kind of entry, and must not lose one', () => {
  const erasure = { type: 'record', name: 'Erasure', fields: [{ name: 'customerId', type: 'string' }] };
  const schema = JSON.parse(customerEventsBlockSchema.json) as {
    fields: { name: string; type: { items: object[] } }[];
  };
  const withEntries = (change: (items: object[]) => object[]) =>
    JSON.stringify({
      ...schema,
      fields: schema.fields.map((field) =>
        field.name === 'entries'
          ? { ...field, type: { ...field.type, items: change(field.type.items) } }
          : field,
      ),
    });

  const gained = withEntries((items) => [...items, erasure]);
  const lost = withEntries((items) => items.slice(0, -1));

  expect(violation(gained, customerEventsBlockSchema.json, 'BACKWARD_TRANSITIVE')).toBeUndefined();
  expect(violation(lost, customerEventsBlockSchema.json, 'BACKWARD_TRANSITIVE')).toBeDefined();
});
