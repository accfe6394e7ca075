import { expect, test } from 'vitest';
import { gatherCommits } from './gather-commits.ts';

const at = (partition: number) => ({ topic: 'words', partition, offset: '7', metadata: '' });
const held = new AbortController().signal;

test('commits of one turn go in one request, without those whose assignment is over by then', async () => {
  const requests: number[][] = [];
  const commit = gatherCommits({
    commitOffsets: async (offsets) => {
      requests.push(offsets.map(({ partition }) => partition));
    },
  });
  const losing = new AbortController();

  const joined = [commit(at(0), held), commit(at(1), losing.signal), commit(at(2), held)];
  losing.abort();
  await Promise.all(joined);
  await commit(at(1), losing.signal);
  await commit(at(0), held);

  expect(requests).toEqual([[0, 2], [0]]);
});

test('a request that fails fails all whom it carried', async () => {
  const commit = gatherCommits({
    commitOffsets: async () => Promise.reject(new Error('not the coordinator')),
  });

  const outcomes = await Promise.allSettled([commit(at(0), held), commit(at(1), held)]);

  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
