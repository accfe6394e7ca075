import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDepartures } from './read-departures.ts';

async function reading(text: string) {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-departures-'));
  const path = join(folder.path, 'left.csv');
  await writeFile(path, text);
  return await readDepartures(path);
}

test('who has left, and when', async () => {
  const left = await reading(
    'customer_id,left_at\nada,2025-03-01T12:00:00Z\n"b,ob",2025-04-01T00:00:00+02:00\n',
  );

  expect(left).toEqual([
    { customerId: 'ada', leftAt: Date.UTC(2025, 2, 1, 12) },
    { customerId: 'b,ob', leftAt: Date.UTC(2025, 2, 31, 22) },
  ]);
});

test('every fault is named with its line', async () => {
  const rows = ['ada,2025-03-01', 'bob,2025-03-01T00:00:00Z', 'bob,2025-03-02T00:00:00Z', ',x', 'cy'];

  const error = await reading(`customer_id,left_at\n${rows.join('\n')}\n`).catch(String);

  expect(error).toContain('line 2, column left_at: "2025-03-01" has no offset');
  expect(error).toContain('line 4, column customer_id: "bob" has left in a row before');
  expect(error).toContain('line 5, column customer_id: it is empty');
  expect(error).toContain('line 6, column row: it has 1 fields, the header has 2');
});

test('another header, no file', async () => {
  await expect(reading('customer,left\nada,2025-03-01T12:00:00Z\n')).rejects.toThrow(
    'the header (line 1) has to be customer_id,left_at',
  );
  await expect(reading('')).rejects.toThrow('the header (line 1) has to be');
  await expect(readDepartures('/nowhere/left.csv')).rejects.toThrow(
    'Cannot read departures /nowhere/left.csv',
  );
});
