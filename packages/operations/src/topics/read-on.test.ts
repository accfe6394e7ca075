import {
  createMemoryBroker,
  createMemoryLog,
  createMemoryLogAdmin,
  createSystemTiming,
  type Log,
  type NewRecord,
  packRecords,
} from '@tidemark/stream';
import { expect, test } from 'vitest';
import { committedRecords } from './committed-records.ts';
import { readOn, type TopicPosition } from './read-on.ts';

const topic = 'changes';
const timing = createSystemTiming();

const text = (value: string, partition = 0): NewRecord => ({
  topic,
  partition,
  key: null,
  value: Buffer.from(value),
});

async function aLog(): Promise<Log> {
  const broker = createMemoryBroker(timing);
  await createMemoryLogAdmin(broker).createTopics([
    { topic, partitions: 2, config: {} },
    { topic: 'progress', partitions: 1, config: {} },
  ]);
  return createMemoryLog(broker);
}

async function publish(log: Log, ...records: readonly NewRecord[]): Promise<void> {
  const transactor = await log.openTransactor('test');
  await transactor.commit({
    packs: packRecords(records),
    progress: { group: 'g', topic: 'progress', partition: 0, offset: 0 },
  });
}

async function textsOf(
  records: AsyncIterable<{ readonly value: Buffer | null }>,
): Promise<readonly string[]> {
  const texts: string[] = [];
  for await (const { value } of records) texts.push(String(value));
  return texts;
}

const endOf = async (log: Log) => (await log.bounds(topic))![0]!.end;

test('a stretch that has been read is done with, the markers at its end too', async () => {
  const log = await aLog();
  const position: TopicPosition = { topic, partition: 0, next: 0 };
  await publish(log, text('a'), text('b'));

  const first = await textsOf(readOn(log, position, await endOf(log)));
  const nextOfFirst = position.next;
  await publish(log, text('c'));
  const second = await textsOf(readOn(log, position, await endOf(log)));

  expect([first, second]).toEqual([['a', 'b'], ['c']]);
  // Two records and the marker of their transaction.
  expect(nextOfFirst).toBe(3);
  expect(position.next).toBe(await endOf(log));
});

test('who stops in the middle goes on behind the last record that came', async () => {
  const log = await aLog();
  const position: TopicPosition = { topic, partition: 0, next: 0 };
  await publish(log, text('a'), text('b'));

  for await (const _ of readOn(log, position, await endOf(log))) break;

  expect(position.next).toBe(1);
  expect(await textsOf(readOn(log, position, await endOf(log)))).toEqual(['b']);
});

test('all committed records of a topic come partition after partition; of a topic that is not there, none', async () => {
  const log = await aLog();
  await publish(log, text('b', 1), text('a', 0));

  expect(await textsOf(committedRecords(log, topic))).toEqual(['a', 'b']);
  expect(await textsOf(committedRecords(log, 'nowhere'))).toEqual([]);
});
