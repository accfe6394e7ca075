import type { Profiler } from 'node:inspector';
import { expect, test } from 'vitest';
import { areaTimes } from './area-times.ts';

function node(id: number, functionName: string, url: string, children: number[] = []): Profiler.ProfileNode {
  return { id, callFrame: { functionName, url, scriptId: '0', lineNumber: 0, columnNumber: 0 }, children };
}

test('a sample lasts until the next one and counts for its function, a built-in for its caller, idle for nobody', () => {
  const profile: Profiler.Profile = {
    nodes: [
      node(1, '(root)', '', [2, 4, 5]),
      node(2, 'apply', 'file:///x/packages/core/src/fold/apply.ts', [3]),
      node(3, 'slice', ''),
      node(4, '(idle)', ''),
      node(5, 'encode', 'file:///x/node_modules/.pnpm/kafkajs@2/node_modules/kafkajs/src/encoder.js'),
    ],
    startTime: 0,
    endTime: 100,
    samples: [2, 3, 4, 5],
    timeDeltas: [0, 10, 20, 30, 40],
  };

  expect(areaTimes(profile)).toEqual({ 'core: the fold': 30, kafkajs: 40 });
});
