import type Cluster from 'kafkajs/src/cluster/index.js';
import { expect, test } from 'vitest';
import type { Fetch } from './around-fetches.ts';
import { gatherRecords } from './gather-records.ts';

const request = { maxWaitTime: 0, minBytes: 1, maxBytes: 1, isolationLevel: 1, topics: [] };
const cluster = {} as Cluster;

/** A fetch that brings the records up to `last` of a partition that ends at `end`; nothing without `last`. */
function answered(end: number, last?: number): Awaited<ReturnType<Fetch>> {
  const messages = last === undefined ? [] : [{ offset: String(last) }];
  const partition = { partition: 0, errorCode: 0, highWatermark: String(end), abortedTransactions: null };
  return { responses: [{ topicName: 'words', partitions: [{ ...partition, messages }] }] };
}

/** A clock that stands, what was waited for, and fetches that are answered as told. */
function scene(gatherMs: number, answers: ReturnType<typeof answered>[]) {
  const clock = { at: 1_000 };
  const waited: number[] = [];
  const timing = {
    now: () => clock.at,
    wait: async (ms: number) => {
      waited.push(ms);
    },
  };
  const fetch = gatherRecords(timing, gatherMs)(async () => answers.shift()!, cluster);
  return { clock, waited, fetch: () => fetch(request) };
}

test('the fetch behind one that brought all there was follows it by the given time', async () => {
  const { clock, waited, fetch } = scene(15, [answered(8, 7), answered(9, 8)]);

  await fetch();
  clock.at += 5;
  await fetch();

  expect(waited).toEqual([10]);
});

test('a fetch does not wait behind one that brought nothing, or left records behind', async () => {
  const { waited, fetch } = scene(15, [answered(8), answered(20, 9), answered(20, 19)]);

  await fetch();
  await fetch();
  await fetch();

  expect(waited).toEqual([]);
});

test('a clock that is set back holds a fetch up no longer', async () => {
  const { clock, waited, fetch } = scene(15, [answered(8, 7), answered(8)]);

  await fetch();
  clock.at -= 60_000;
  await fetch();

  expect(waited).toEqual([15]);
});

test('without a time to gather nothing waits', async () => {
  const { waited, fetch } = scene(0, [answered(8, 7), answered(8)]);

  await fetch();
  await fetch();

  expect(waited).toEqual([]);
});
