import { expect, test } from 'vitest';
import type { Fetch } from './around-fetches.ts';
import { waitForRecords } from './wait-for-records.ts';

const REQUEST = { maxWaitTime: 50, minBytes: 1, maxBytes: 1, isolationLevel: 1, topics: [] };

/** A broker's fetch, the waits that it was asked for, and the consumer around it. */
function waiting(answer: Fetch = async () => ({ responses: [] })) {
  const closing = new AbortController();
  const waits: number[] = [];
  let isOnePaused = false;
  const around = waitForRecords({ isOnePaused: () => isOnePaused, closing: closing.signal });
  const fetch = around(
    async (request) => {
      waits.push(request.maxWaitTime);
      return answer(request);
    },
    // It asks nothing of the cluster.
    undefined as never,
  );
  const setPaused = (to: boolean) => {
    isOnePaused = to;
  };
  return { fetch, waits, closing, setPaused };
}

test('a fetch waits long after one that brought nothing, and short as long as a partition may be resumed', async () => {
  const { fetch, waits, setPaused } = waiting();

  await fetch(REQUEST);
  await fetch(REQUEST);
  setPaused(true);
  await fetch(REQUEST);

  expect(waits).toEqual([50, 500, 50]);
});

test('while records come, fetches wait as kafkajs asks for', async () => {
  const head = { partition: 0, errorCode: 0, highWatermark: '1', abortedTransactions: null };
  const partitions = [{ ...head, messages: [{ offset: '0' }] }];
  const { fetch, waits } = waiting(async () => ({ responses: [{ topicName: 'orders', partitions }] }));

  await fetch(REQUEST);
  await fetch(REQUEST);

  expect(waits).toEqual([50, 50]);
});

test('what a fetch brings, or fails with, arrives', async () => {
  const answer = { responses: [{ topicName: 'orders', partitions: [] }] };
  expect(await waiting(async () => answer).fetch(REQUEST)).toBe(answer);

  const failure = new Error('no leader');
  await expect(waiting(() => Promise.reject(failure)).fetch(REQUEST)).rejects.toBe(failure);
});

test('closing does not wait for a fetch under way', async () => {
  const { fetch, closing } = waiting(() => new Promise(() => undefined));
  const fetched = fetch(REQUEST);

  closing.abort();

  expect(await fetched).toEqual({ responses: [] });
});
