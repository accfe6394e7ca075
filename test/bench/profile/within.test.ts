import { expect, test } from 'vitest';
import { within } from './within.ts';

test('samples are kept by their instants', () => {
  const profile = {
    nodes: [],
    startTime: 100,
    endTime: 140,
    samples: [1, 2, 3, 4],
    timeDeltas: [0, 10, 10, 20],
  };

  const part = within(profile, { fromMicros: 105, untilMicros: 125 });

  expect(part.samples).toEqual([2, 3]);
  expect(part.timeDeltas).toEqual([10, 10]);
});
