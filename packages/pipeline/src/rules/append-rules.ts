import { createHash } from 'node:crypto';
import { foldVersion } from '@tidemark/core';
import { type BlockEntry, customerEventsBlockSchema, subjectOf } from '@tidemark/schemas';
import { openWireEncoder, type PartitionBounds, type ServiceContext } from '@tidemark/stream';
import { namesOf } from '../names/names.ts';
import type { RulesRecord } from '../rules-records/rules-records.ts';

/** Appends policies and scorecards to one partition of the log, each as a record of its own, in their order. */
export async function appendRules(
  { log, registry, ...names }: ServiceContext,
  { topic, partition }: PartitionBounds,
  records: readonly RulesRecord[],
): Promise<void> {
  const subject = subjectOf(namesOf(names).customerEvents);
  const encoder = await openWireEncoder({ registry, subject, codec: customerEventsBlockSchema });
  const appender = await log.openAppender();
  try {
    const values = records.map((record) => encoder.encode({ origins: [], entries: [entryOf(record)] }));
    await appender.append(values.map((value) => ({ topic, partition, key: null, value })));
  } finally {
    await appender.close();
  }
}

function entryOf({ kind, version, effectiveAt, document }: RulesRecord): BlockEntry {
  const ruleSet = { version, foldVersion, effectiveAt, document };
  if (kind === 'scorecard') return { type: 'Scorecard', ...ruleSet };
  // The same in every partition, and another for other content.
  const applyId = createHash('sha256').update(`${effectiveAt}:${document}`).digest('hex').slice(0, 16);
  return { type: 'Policy', ...ruleSet, applyId };
}
