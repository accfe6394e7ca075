import type { Appender, Log, NewRecord, PartitionReader, Transactor } from '@tidemark/stream';
import { expect } from 'vitest';
import { join, type LogHarness, text } from './log-harness.ts';

/** A transaction's progress shows up a moment after its commit. */
export const SOON = { timeout: 10_000, interval: 20 };

/** A topic of its own for each test, and a log that is closed after it. */
export interface Scene {
  readonly harness: LogHarness;
  readonly log: Log;
  readonly topic: string;
  readonly group: string;
  readonly appender: Appender;
  /** Has a log closed, or a transactor given up, when the test is over. */
  closing<T extends Log | Transactor>(resource: T): T;
}

export function texts(topic: string, partition: number, values: readonly string[]): readonly NewRecord[] {
  return values.map((value) => text({ topic, partition }, value));
}

export function numbered(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `${prefix}${at}`);
}

export function partitionsOf(readers: readonly PartitionReader[]): readonly number[] {
  return readers.map(({ partition }) => partition).sort((a, b) => a - b);
}

/** The reader of one partition of the only member. */
export async function soleReader({ log, group, topic }: Scene, partition = 0): Promise<PartitionReader> {
  const member = await join(log, group, topic);
  const readers = await member.nextAssignment();
  return readers.find((reader) => reader.partition === partition)!;
}

/** An empty partition answers with nothing to whoever has sought to its end. */
export async function nothingIn(reader: PartitionReader): Promise<void> {
  expect(await reader.nextWithin(300)).toEqual([]);
}
