import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseStackArguments } from './stack-arguments.ts';

test('start alone takes the documented ports and keeps data in the project', () => {
  expect(parseStackArguments(['start'])).toEqual({
    kind: 'start',
    ports: { kafka: 9092, registry: 8081, redis: 6379 },
    dataFolder: resolve(import.meta.dirname, '../../../.cache/stack'),
  });
});

test('--ephemeral keeps nothing, and a port can be chosen', () => {
  expect(parseStackArguments(['start', '--ephemeral', '--redis-port', '6380'])).toEqual({
    kind: 'start',
    ports: { kafka: 9092, registry: 8081, redis: 6380 },
    dataFolder: null,
  });
});

test('nothing to do asks for help', () => {
  expect(parseStackArguments([])).toEqual({ kind: 'help' });
});

test.each([
  [['stop'], 'Cannot do "stop"'],
  [['start', '--redis-port', 'abc'], 'Cannot use "abc" as a port'],
  [['start', '--kafka-port', '70000'], 'Cannot use "70000" as a port'],
  [['start', '--ephemeral', '--data', 'x'], 'Cannot use --data with --ephemeral'],
  [['start', '--prot', '1'], "Unknown option '--prot'"],
])('%j is refused', (args, message) => {
  expect(() => parseStackArguments(args)).toThrow(message);
});
