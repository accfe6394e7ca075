import { sourceNames } from '@tidemark/pipeline';
import { deadLetterHeaders, deadLetterTopic, type LogRecord } from '@tidemark/stream';
import type { FoldedLog } from '../oracle/fold-log.ts';
import type { World } from '../world/world.ts';
import { NAMES } from './check-positions.ts';
import { recordsOf } from './records-of.ts';

/** Every good source record is in the log, in one partition of it; every bad one is in the dead letters, and no other. */
export function checkSources(world: World, folds: readonly FoldedLog[]): readonly string[] {
  const letters = deadLettersOf(world);
  const faults: string[] = [];
  for (const { record, isBad } of world.sent) {
    const origin = `${record.topic}/1/${record.partition}/${record.offset}`;
    const partitions = folds.filter(({ origins }) => origins.has(origin)).length;
    if (partitions !== (isBad ? 0 : 1))
      faults.push(`${origin} took effect in ${partitions} partitions of the log`);
    const found = letters.get(origin) ?? [];
    if (found.length === 0 && isBad) faults.push(`${origin} is bad and not in the dead letters`);
    if (found.length > 0 && !isBad) faults.push(`${origin} is good and in the dead letters`);
    if (found.some((letter) => !isSame(letter, record)))
      faults.push(`${origin} was changed in the dead letters`);
    letters.delete(origin);
  }
  for (const origin of letters.keys()) faults.push(`the dead letters hold ${origin}, which was never sent`);
  return faults;
}

function deadLettersOf(world: World): Map<string, LogRecord[]> {
  const letters = new Map<string, LogRecord[]>();
  for (const intake of sourceNames) {
    const topic = deadLetterTopic(NAMES.source(intake));
    for (const { partition } of world.broker.findTopic(topic) ?? []) {
      for (const letter of recordsOf(world, topic, partition)) {
        const origin = String(letter.headers[deadLetterHeaders.origin]);
        letters.set(origin, [...(letters.get(origin) ?? []), letter]);
      }
    }
  }
  return letters;
}

function isSame(letter: LogRecord, record: LogRecord): boolean {
  const isSameValue =
    letter.value === null || record.value === null
      ? letter.value === record.value
      : letter.value.equals(record.value);
  return isSameValue && String(letter.key) === String(record.key);
}
