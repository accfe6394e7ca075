import { randomUUID } from 'node:crypto';
import { beforeEach, expect, inject, onTestFinished, test, vi } from 'vitest';
import type { Instance } from '../../../instance/instance.ts';
import { createSilentLogger } from '../../../logging/silent-logger.ts';
import type { PartitionReader } from '../../../ports/log.ts';
import { createSystemTiming } from '../../../runtime/system-timing.ts';
import { createKafkaLog } from '../kafka-log.ts';
import { createKafkaLogAdmin } from '../kafka-log-admin.ts';

const connection = {
  brokers: [inject('kafkaBrokers')],
  clientId: 'test',
  logger: createSilentLogger(),
  timing: createSystemTiming(),
};
const SOON = { timeout: 60_000, interval: 50 };
/** Nobody here waits for its end. */
const SESSION_MS = 600_000;

let topic: string;
let group: string;

beforeEach(async () => {
  topic = `topic-${randomUUID()}`;
  group = `group-${randomUUID()}`;
  await createKafkaLogAdmin(connection).createTopics([{ topic, partitions: 2, config: {} }]);
});

/** A member of the group under an instance name; `isRunning` is what it can see of the others. */
async function join(name: string, pid: number, isRunning: Instance['isRunning']) {
  const process = { space: 'abcdef01', pid, startedAt: 1 };
  const log = createKafkaLog({
    ...connection,
    sessionTimeoutMs: SESSION_MS,
    instance: { name, process, isRunning },
  });
  onTestFinished(() => log.close());
  const assignments: (readonly PartitionReader[])[] = [];
  await log.subscribe({ group, topics: [topic], onAssigned: (readers) => assignments.push(readers) });
  const owned = (): number => assignments.at(-1)!.filter(({ lost }) => !lost.aborted).length;
  return { owned, assignments };
}

test('two living instances that were given one name by mistake end up sharing the partitions', async () => {
  const first = await join('same', 1, () => undefined);
  expect(first.owned()).toBe(2);

  const second = await join('same', 2, () => undefined);

  await vi.waitFor(() => expect([first.owned(), second.owned()]).toEqual([1, 1]), SOON);
});

test.each([
  ['whose process is running', 'same', true],
  ['of another name', 'other', false],
] as const)('a member %s stays', async (_, name, isRunning) => {
  const first = await join('same', 1, () => undefined);
  const asked: number[] = [];

  const second = await join(name, 2, (process): boolean => {
    asked.push(process.pid);
    return isRunning;
  });

  await vi.waitFor(() => expect([first.owned(), second.owned()]).toEqual([1, 1]), SOON);
  expect(asked).toEqual(name === 'same' ? [1] : []);
  // Once for itself, once to share: nobody made it leave.
  expect(first.assignments).toHaveLength(2);
});
