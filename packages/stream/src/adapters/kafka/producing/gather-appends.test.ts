import { expect, test } from 'vitest';
import type { NewRecord } from '../../../ports/log.ts';
import { gatherAppends } from './gather-appends.ts';

function record(partition: number): NewRecord {
  return { topic: 'words', partition, key: null, value: Buffer.from(String(partition)) };
}

/** What was sent, request by request; every record lands at its place in its request. */
function recorder() {
  const requests: (readonly number[])[] = [];
  const append = gatherAppends(async (records) => {
    requests.push(records.map(({ partition }) => partition));
    return records.map(({ topic, partition }, offset) => ({
      topic,
      partition,
      offset,
      appendedAt: undefined,
    }));
  });
  return { requests, append };
}

test('what is appended in one turn goes in one request, and each call learns where its own records landed', async () => {
  const { requests, append } = recorder();

  const landed = await Promise.all([append([record(0), record(1)]), append([record(2)])]);
  await append([record(3)]);

  expect(requests).toEqual([[0, 1, 2], [3]]);
  expect(landed.map((each) => each.map(({ offset }) => offset))).toEqual([[0, 1], [2]]);
});

test('all of a request share its failure, and the next one is another', async () => {
  let sent = 0;
  const append = gatherAppends(async () => {
    sent += 1;
    if (sent === 1) throw new Error('the broker is away');
    return [];
  });

  const outcomes = await Promise.allSettled([append([record(0)]), append([record(1)])]);
  await append([record(0)]);

  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(sent).toBe(2);
});
