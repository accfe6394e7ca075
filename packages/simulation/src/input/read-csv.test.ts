import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc, test as prop } from '@fast-check/vitest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadInput } from './load-input.ts';
import { readCsv } from './read-csv.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidemark-csv-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function fileOf(text: string | Buffer): Promise<string> {
  const path = join(folder, 'input.csv');
  await writeFile(path, text);
  return path;
}

const read = async (text: string) =>
  readCsv(await fileOf(text), { currency: 'USD', rated: [], currenciesOf: 'run' });
const load = async (
  text: string | Buffer,
  badRowsPath?: string,
  currency?: string,
  rated?: readonly string[],
) => loadInput({ path: await fileOf(text), currency, badRowsPath, ...(rated && { rated }) });

describe('a file is read', () => {
  test('in the order of occurrence, then of lines', async () => {
    const { events } = await read(
      'customer_id,occurred_at,type\nb,2025-01-02T00:00:00Z,purchase\na,2025-01-01T01:00:00+01:00,purchase\nc,2025-01-02T00:00:00Z,purchase\n',
    );

    expect(events.map((event) => event.customerId)).toEqual(['a', 'b', 'c']);
  });

  test('an id that a row lacks is the file and the line', async () => {
    const text =
      'customer_id,occurred_at,type,event_id\na,2025-01-01T00:00:00Z,purchase,\nb,2025-01-02T00:00:00Z,purchase,own\n';
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 8);

    const { events } = await read(text);

    expect(events.map((event) => event.eventId)).toEqual([`${digest}:2`, 'own']);
  });

  test('with a byte order mark, CRLF, quotes and no line end at the end', async () => {
    const text =
      '\uFEFF"customer_id",occurred_at,type,order_id\r\n"No, ""really""",2025-01-01T00:00:00Z,purchase,"1\r\n2"\r\n\r\nb,2025-01-02T00:00:00Z,purchase,x';

    const { events, badRows } = await read(text);

    expect(badRows).toEqual([]);
    expect(events).toMatchObject([
      { customerId: 'No, "really"', orderId: '1\r\n2', index: 2 },
      { customerId: 'b', index: 5 },
    ]);
  });

  const cell = fc.string({
    unit: fc.constantFrom('a', 'ß', ',', '"', '\n', '\r\n', ' ', '\u{1F600}'),
    maxLength: 12,
  });
  prop.prop([
    fc.array(fc.record({ order: cell, blankLines: fc.nat(2) }), { maxLength: 8 }),
    fc.constantFrom('\n', '\r\n'),
  ])('each row stands on its physical line, whatever its fields hold', async (rows, end) => {
    let text = `customer_id,occurred_at,type,order_id${end}`;
    const expected = rows.map(({ order, blankLines }) => {
      text += end.repeat(blankLines);
      const index = text.split('\n').length;
      text += `c,2025-01-01T00:00:00Z,purchase,"${order.replaceAll('"', '""')}"${end}`;
      return { index, orderId: order || null };
    });

    const { events, badRows } = await read(text);

    expect(badRows).toEqual([]);
    expect(
      events.map(({ index, ...event }) => ({ index, orderId: 'orderId' in event ? event.orderId : '' })),
    ).toEqual(expected);
  });

  test('in other currencies too, where the rules have a rate for them', async () => {
    const header = 'customer_id,occurred_at,type,amount,currency\n';
    const [yen, dollars] = ['100,JPY', '1.50,USD'].map((end) => `a,2025-01-01T00:00:00Z,purchase,${end}\n`);

    expect(await load(`${header}${yen}${dollars}`, undefined, undefined, ['JPY'])).toMatchObject({
      currency: 'USD',
      events: [
        { amountMinor: 100, currency: 'JPY' },
        { amountMinor: 150, currency: 'USD' },
      ],
    });
    await expect(load(`${header}${yen}`, undefined, undefined, ['JPY'])).rejects.toThrow(
      'the rules turn JPY into another currency, and no row names it. Name it with --currency',
    );
    expect(await load(`${header}${yen}`, undefined, 'EUR', ['JPY'])).toMatchObject({ currency: 'EUR' });
  });

  test('in the currency that its rows name', async () => {
    const header = 'customer_id,occurred_at,type,amount,currency\n';
    const row = 'a,2025-01-01T00:00:00Z,purchase';

    expect(await load(`${header}${row},100,\n${row},200,JPY\n`)).toMatchObject({
      currency: 'JPY',
      events: [{ amountMinor: 100 }, { amountMinor: 200 }],
    });
    expect(await load(`${header}${row},100,\n`)).toMatchObject({
      currency: 'USD',
      events: [{ amountMinor: 10_000 }],
    });
    expect(await load(`${header}${row},100,\n`, undefined, 'KWD')).toMatchObject({
      events: [{ amountMinor: 100_000 }],
    });
  });
});

describe('a file that cannot be used says so', () => {
  test.each([
    ['', /has no header line/],
    ['a,b\n', /"a" is unknown; column "b" is unknown; column "customer_id" is missing/],
    ['customer_id,occurred_at,type,type\n', /"type" stands there more than once/],
  ])('%j', async (text, message) => {
    await expect(load(text)).rejects.toThrow(message);
  });

  test.each([
    Buffer.from('customer_id,occurred_at,type,größe\n', 'latin1'),
    Buffer.from('\uFEFFcustomer_id,occurred_at,type\n', 'utf16le'),
    Buffer.from('customer_id,occurred_at,type\n', 'utf16le'),
    Buffer.from('\uFEFFcustomer_id,occurred_at,type\n', 'utf16le').swap16(),
  ])('a header that is not UTF-8', async (bytes) => {
    await expect(load(bytes)).rejects.toThrow(
      /the header \(line 1\): it is not UTF-8\. Save the file as UTF-8/,
    );
  });

  test('a row that is not UTF-8, in whichever column', async () => {
    const text = 'customer_id,occurred_at,type,order_id\na,2025-01-01T00:00:00Z,purchase,Müller\n';

    await expect(load(Buffer.from(text, 'latin1'))).rejects.toThrow(
      'line 2, column order_id: it is not UTF-8; save the file as UTF-8 [not-utf8]',
    );
  });

  test('what a terminal would take for an order is spelt out, in a header and in a row', async () => {
    const header = 'customer_id,occurred_at,type';

    await expect(load(`${header},\u001b[2J\n`)).rejects.toThrow('column "\\x1b[2J" is unknown');
    await expect(load(`${header}\na,2025-01-01T00:00:00Z,"\u001b]0;x\u0007\nb"\n`)).rejects.toThrow(
      'line 2, column type: "\\x1b]0;x\\x07\\x0ab" is none of purchase',
    );
  });

  test('a file that is not there', async () => {
    const absent = { path: join(folder, 'absent.csv'), currency: undefined, badRowsPath: undefined };

    await expect(loadInput(absent)).rejects.toThrow(/Cannot read .*absent\.csv: ENOENT/);
  });
});

describe('bad rows', () => {
  const text =
    'customer_id,occurred_at,type,amount\na,2025-01-01T00:00:00Z,purchase,1.234\n"b\n",soon,purchase,1\nc,2025-01-01T00:00:00Z,purchase,1\n';

  test('are named by line and column, all at once', async () => {
    await expect(load(text)).rejects.toThrow(
      /Cannot use 2 rows .*\n {2}line 2, column amount: "1.234" has 3 decimals, but USD has 2 \[amount-too-precise\]\n {2}line 3, column occurred_at: .*\[instant-malformed\]\n.*--skip-bad/,
    );
  });

  test('are counted when there are too many to list', async () => {
    const many = `customer_id,occurred_at,type\n${'a,soon,purchase\n'.repeat(60)}`;

    await expect(load(many)).rejects.toThrow(/Cannot use 60 rows [\s\S]*line 51[\s\S]*and 10 more rows/);
  });

  test('are set aside as they stand, with the reasons, and the rest is used', async () => {
    const target = join(folder, 'bad.csv');

    const input = await load(text, target);

    expect(input).toMatchObject({ skippedRows: 2, events: [{ customerId: 'c' }] });
    expect((await readFile(target, 'utf8')).split('\n')).toEqual([
      'customer_id,occurred_at,type,amount',
      '# line 2, column amount: "1.234" has 3 decimals, but USD has 2 [amount-too-precise]',
      'a,2025-01-01T00:00:00Z,purchase,1.234',
      '# line 3, column occurred_at: "soon" is no ISO 8601 instant; write it as 2025-01-31T12:00:00Z or 2025-01-31T12:00:00+01:00 [instant-malformed]',
      '"b',
      '",soon,purchase,1',
      '',
    ]);
  });

  test('have their faults in one line each, also where a cell has several', async () => {
    const target = join(folder, 'lines.csv');

    await load('customer_id,occurred_at,type\na,2025-01-01T00:00:00Z,"x\ny"\n', target);

    expect((await readFile(target, 'utf8')).split('\n')).toEqual([
      'customer_id,occurred_at,type',
      '# line 2, column type: "x\\x0ay" is none of purchase, refund, cancellation, interaction, feedback [type-unknown]',
      'a,2025-01-01T00:00:00Z,"x',
      'y"',
      '',
    ]);
  });

  test('are set aside byte for byte, also where they are not UTF-8', async () => {
    const target = join(folder, 'latin-1.csv');
    const row = Buffer.from('J\xfcrgen,soon,purchase\r\n', 'latin1');
    const input = await fileOf(Buffer.concat([Buffer.from('customer_id,occurred_at,type\n'), row]));

    await loadInput({ path: input, currency: undefined, badRowsPath: target });

    expect((await readFile(target)).subarray(-row.length)).toEqual(row);
  });

  test('are set aside again where a run that failed later had set the same ones aside', async () => {
    const target = join(folder, 'again.csv');
    await load(text, target);
    const first = await readFile(target);

    await load(text, target);

    expect(await readFile(target)).toEqual(first);
  });

  test('never overwrite the input, by whatever name, nor a file that is there', async () => {
    const link = join(folder, 'link.csv');
    await symlink('input.csv', link);
    const target = join(folder, 'mended.csv');
    await writeFile(target, 'mended by hand');

    await expect(load(text, join(folder, 'input.csv'))).rejects.toThrow(
      /Cannot set bad rows aside in .*input\.csv: it is the input itself\. Name another file with --skip-bad/,
    );
    await expect(load(text, link)).rejects.toThrow(/link\.csv: it is the input itself/);
    await expect(load(text, target)).rejects.toThrow(
      /mended\.csv: it is there already\. Move it away, or name another/,
    );
    expect(await readFile(link, 'utf8')).toBe(text);
    expect(await readFile(target, 'utf8')).toBe('mended by hand');
  });

  test('include one whose currency is none, even if it is the first to name one', async () => {
    const usd =
      'customer_id,occurred_at,type,amount,currency\na,2025-01-01T00:00:00Z,purchase,1,usd\nb,2025-01-01T00:00:00Z,purchase,1,EUR\n';

    await expect(load(usd)).rejects.toThrow(/Cannot use 1 row [\s\S]*line 2, column currency: /);
    expect(await load(usd, join(folder, 'usd.csv'))).toMatchObject({
      currency: 'EUR',
      events: [{ customerId: 'b' }],
      skippedRows: 1,
    });
  });

  test('a quote that nothing closes is found where it was opened', async () => {
    const open =
      'customer_id,occurred_at,type\na,2025-01-01T00:00:00Z,purchase\n"b,2025-01-01T00:00:00Z,purchase\nc,x\n';
    const target = join(folder, 'open.csv');

    await expect(load(open)).rejects.toThrow(
      /line 3, column row: a quote opened in this row is never closed/,
    );
    expect(await load(open, target)).toMatchObject({ events: [{ customerId: 'a' }], skippedRows: 1 });
    expect(await readFile(target, 'utf8')).toContain('"b,2025-01-01T00:00:00Z,purchase\nc,x\n');
  });
});
