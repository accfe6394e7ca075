import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

interface Fetched {
  readonly offset: string;
  readonly key: Buffer | null;
  readonly isControlRecord: boolean;
  readonly batchContext: { readonly producerId: string; readonly inTransaction: boolean };
}

type Filter = (fetch: {
  readonly messages: readonly Fetched[];
  readonly abortedTransactions: readonly { readonly firstOffset: string; readonly producerId: string }[];
}) => readonly Fetched[];

/** What kafkajs shows read_committed consumers, as `patches/` leaves it. */
const filterAborted = createRequire(import.meta.url)(
  'kafkajs/src/consumer/filterAbortedMessages.js',
) as Filter;

const abortMarkerKey = Buffer.from([0, 0, 0, 0]);

function record(offset: number, producerId: string, key: Buffer | null = null): Fetched {
  const batchContext = { producerId, inTransaction: producerId !== '-1' };
  return { offset: String(offset), key, isControlRecord: false, batchContext };
}

function marker(offset: number, producerId: string): Fetched {
  return { ...record(offset, producerId, abortMarkerKey), isControlRecord: true };
}

const shown = (records: readonly Fetched[]) =>
  records.filter(({ isControlRecord }) => !isControlRecord).map(({ offset }) => Number(offset));

test('two aborted transactions that overlap stay hidden, though brokers list them in the order they ended', () => {
  const messages = [
    record(0, 'a'),
    record(1, 'b'),
    marker(2, 'b'),
    record(3, 'a'),
    marker(4, 'a'),
    record(5, '-1'),
  ];
  const abortedTransactions = [
    { firstOffset: '1', producerId: 'b' },
    { firstOffset: '0', producerId: 'a' },
  ];

  expect(shown(filterAborted({ messages, abortedTransactions }))).toEqual([5]);
});

test('a fetch that begins behind the beginnings of two aborted transactions shows nothing of either', () => {
  const messages = [record(10, 'b'), record(11, 'a'), marker(12, 'a'), marker(13, 'b'), record(14, '-1')];
  const abortedTransactions = [
    { firstOffset: '2', producerId: 'a' },
    { firstOffset: '3', producerId: 'b' },
  ];

  expect(shown(filterAborted({ messages, abortedTransactions }))).toEqual([14]);
});

test('an aborted record whose key looks like an abort marker does not end its transaction', () => {
  const messages = [record(0, 'a', abortMarkerKey), record(1, 'a'), marker(2, 'a'), record(3, '-1')];
  const abortedTransactions = [{ firstOffset: '0', producerId: 'a' }];

  expect(shown(filterAborted({ messages, abortedTransactions }))).toEqual([3]);
});
