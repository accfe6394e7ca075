import { expect, test } from 'vitest';
import type { LogRecord } from '../../../ports/log.ts';
import { createReadyRuns } from './ready-runs.ts';

const MIB = 1_024 * 1_024;

function record(differences: Partial<LogRecord>): LogRecord {
  return {
    topic: 'source',
    partition: 0,
    offset: 0,
    timestamp: 0,
    key: null,
    value: null,
    headers: {},
    ...differences,
  };
}

test.each([
  ['values', record({ value: Buffer.alloc(2 * MIB) }), 1],
  ['keys', record({ key: Buffer.alloc(2 * MIB) }), 1],
  ['headers', record({ headers: { trace: Buffer.alloc(2 * MIB) } }), 1],
  ['records without anything', record({}), 20_000],
])('what lies ready is full by its %s', (_, each, count) => {
  const ready = createReadyRuns();
  ready.push([record({ value: Buffer.alloc(1_000) })]);
  expect(ready.isFull()).toBe(false);

  ready.push(new Array<LogRecord>(count).fill(each));

  expect(ready.isFull()).toBe(true);
  expect(ready.takeAll()).toHaveLength(count + 1);
  expect(ready.isFull()).toBe(false);
});
