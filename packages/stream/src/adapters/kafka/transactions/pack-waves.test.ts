import { expect, test } from 'vitest';
import type { RecordPack } from '../../../ports/log.ts';
import { packWaves } from './pack-waves.ts';

function pack(partition: number, count: number): RecordPack {
  return { topic: 'outputs', partition, count, bytes: Buffer.alloc(0) };
}

test('a partition has one pack in a request; the next follows without holding up the others', () => {
  const [a1, a2, b1, a3] = [pack(0, 1), pack(0, 2), pack(1, 1), pack(0, 3)] as const;

  expect(packWaves([a1, a2, b1, a3])).toEqual([[a1, b1], [a2], [a3]]);
});

test('nothing makes no request', () => {
  expect(packWaves([])).toEqual([]);
});
