import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import avro from 'avsc';
import { expect, test } from 'vitest';
import { schemaFolder } from '../scripts/schema-folder.ts';
import { customerEventsBlockSchema } from '../src/generated/customer-events-block.ts';
import { interactionSchema } from '../src/generated/interaction.ts';
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

test('a reader of the first release takes an opt-out for another interaction, and reads on', () => {
  const first = readFileSync(join(schemaFolder, 'released', 'interaction', '1.avsc'), 'utf8');
  const reader = avro.Type.forSchema(JSON.parse(first) as avro.Schema);
  const writer = avro.Type.forSchema(JSON.parse(interactionSchema.json) as avro.Schema);
  const optOut = { eventId: 'e', customerId: 'c', occurredAt: 1, channel: 'email', source: null };

  const bytes = writer.toBuffer({ ...optOut, kind: 'OPT_OUT' });

  expect(reader.fromBuffer(bytes, reader.createResolver(writer))).toMatchObject({ ...optOut, kind: 'OTHER' });
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
