import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseStackArguments } from './stack-arguments.ts';

const parsed = (...args: readonly string[]) => parseStackArguments(args, '/home/ada/servers');

test('start alone takes the documented ports and keeps data in the project', () => {
  expect(parsed('start')).toEqual({
    kind: 'start',
    ports: { kafka: 9092, registry: 8081, redis: 6379 },
    dataFolder: resolve(import.meta.dirname, '../../../.cache/stack'),
  });
});

test('--ephemeral keeps nothing, and a port can be chosen', () => {
  expect(parsed('start', '--ephemeral', '--redis-port', '6380')).toEqual({
    kind: 'start',
    ports: { kafka: 9092, registry: 8081, redis: 6380 },
    dataFolder: null,
  });
});

test('a folder for the data is meant from where the user stands', () => {
  expect(parsed('start', '--data', 'kept')).toMatchObject({ dataFolder: resolve('/home/ada/servers/kept') });
});

test('nothing to do asks for help', () => {
  expect(parsed()).toEqual({ kind: 'help' });
});

test.each([
  [['stop'], 'Cannot do "stop"'],
  [['start', '--redis-port', 'abc'], 'Cannot use "abc" as a port'],
  [['start', '--kafka-port', '70000'], 'Cannot use "70000" as a port'],
  [['start', '--ephemeral', '--data', 'x'], 'Cannot use --data with --ephemeral'],
  [['start', '--prot', '1'], "Unknown option '--prot'"],
])('%j is refused', (args, message) => {
  expect(() => parsed(...args)).toThrow(message);
});
