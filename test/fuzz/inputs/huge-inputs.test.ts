import { beforeAll, describe, expect, test } from 'vitest';
import { withinCpuTime } from '../within-cpu-time.ts';
import { type FuzzedSource, framed, OWN_ID } from './fuzzed-source.ts';
import { openSources } from './input-properties.ts';

const HUGE = 10 * 1024 * 1024;
/** What one huge value may leave behind: its own bytes some ten times over. */
const LARGEST_GROWTH = 40 * HUGE;

const values: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  purchases: {
    eventId: 'o-1',
    customerId: 'ada',
    orderId: null,
    occurredAt: 1_735_689_600_000,
    kind: 'PURCHASE',
    amountMinor: 100,
    currency: 'EUR',
    channel: null,
    source: null,
    customerType: null,
  },
  interactions: {
    eventId: 'v-1',
    customerId: 'ada',
    occurredAt: 1_735_689_600_000,
    kind: 'VISIT',
    channel: null,
    source: null,
    campaignId: null,
  },
  feedback: {
    eventId: 'f-1',
    customerId: 'ada',
    occurredAt: 1_735_689_600_000,
    scale: 'CSAT',
    score: 1,
    complaint: true,
    topic: null,
  },
};
const freeText: Readonly<Record<string, string>> = {
  purchases: 'orderId',
  interactions: 'campaignId',
  feedback: 'topic',
};
const usualValue = ({ name }: FuzzedSource) => values[name]!;
const freeTextOf = ({ name }: FuzzedSource, text: string) => ({ [freeText[name]!]: text });

type Huge = (source: FuzzedSource) => Buffer;

const own = (source: FuzzedSource, change: Readonly<Record<string, unknown>>) =>
  framed(OWN_ID, source.encode({ ...usualValue(source), ...change }));
const foreign = (source: FuzzedSource, name: string, bytes: (encoded: Buffer) => Buffer, depth = 1) => {
  const index = source.writers.findIndex((writer) => writer.name === name);
  const { encode } = source.writers[index]!;
  return framed(OWN_ID + 1 + index, bytes(encode!(usualValue(source), depth)));
};

const huge: readonly [name: string, value: Huge, outcome: string][] = [
  ['a free text', (source) => own(source, freeTextOf(source, 'x'.repeat(HUGE))), 'event'],
  [
    'a free text of four bytes a character',
    (source) => own(source, freeTextOf(source, '\u{1f600}'.repeat(HUGE / 4))),
    'event',
  ],
  ['a customer id', (source) => own(source, { customerId: 'x'.repeat(HUGE) }), 'customer-id-invalid'],
  [
    'an event id of broken UTF-8',
    (source) => own(source, { eventId: Buffer.alloc(HUGE, 0xff).toString('latin1') }),
    'event-id-invalid',
  ],
  ['zeros', () => Buffer.alloc(HUGE), 'not-framed'],
  ['a number without end', () => framed(OWN_ID, Buffer.alloc(HUGE, 0xff)), 'undecodable'],
  ['empty texts', () => framed(OWN_ID, Buffer.alloc(HUGE)), 'undecodable'],
  [
    'a record and 10 MB behind it',
    (source) => Buffer.concat([own(source, {}), Buffer.alloc(HUGE)]),
    'undecodable',
  ],
  ['a schema of nobody', () => framed(12_345_678, Buffer.alloc(HUGE)), 'unknown-schema'],
  [
    'lists in lists in lists',
    (source) => foreign(source, 'with a list that holds itself', () => Buffer.alloc(HUGE, 2)),
    'undecodable',
  ],
  [
    'a tree of many branches',
    (source) => foreign(source, 'with a tree', (encoded) => Buffer.concat([encoded, Buffer.alloc(HUGE, 2)])),
    'undecodable',
  ],
  [
    'lists of lists of nothing',
    (source) =>
      foreign(source, 'with lists of lists', (encoded) =>
        Buffer.concat([encoded.subarray(0, -1), listOfEmptyLists(HUGE)]),
      ),
    'event',
  ],
  ['text of a foreign writer', (source) => foreignText(source), 'event'],
];

/** Avro's array of so many empty arrays, and its end. */
function listOfEmptyLists(count: number): Buffer {
  const zigzag = 2 * count;
  const varint: number[] = [];
  for (let rest = zigzag; ; rest = Math.floor(rest / 128)) {
    varint.push(rest > 127 ? (rest % 128) | 128 : rest);
    if (rest <= 127) break;
  }
  return Buffer.concat([Buffer.from(varint), Buffer.alloc(count), Buffer.of(0)]);
}

function foreignText(source: FuzzedSource): Buffer {
  const index = source.writers.findIndex(({ name }) => name === 'of a later release');
  const value = { ...usualValue(source), ...freeTextOf(source, 'x'.repeat(HUGE)) };
  return framed(OWN_ID + 1 + index, source.writers[index]!.encode!(value, 1));
}

describe('10 MB of', () => {
  let sources: readonly FuzzedSource[];
  beforeAll(async () => {
    sources = await openSources();
  });

  test.each(huge)('%s is dealt with soon and let go of', async (_name, inputOf, outcome) => {
    for (const source of sources) {
      const value = inputOf(source);
      const before = process.memoryUsage().rss;

      const { events, dead } = await withinCpuTime(() => source.judge([value]));

      expect(events.length === 1 ? 'event' : dead[0]!.reason.code).toBe(outcome);
      expect(process.memoryUsage().rss - before).toBeLessThan(LARGEST_GROWTH);
    }
  });
});
