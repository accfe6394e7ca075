import { type Frame, foldVersion, type Policy } from '@tidemark/core';
import { type Block, customerEventsBlockSchema, subjectOf } from '@tidemark/schemas';
import { openWireEncoder, type ServiceContext, TidemarkError } from '@tidemark/stream';
import { namesOf } from '../names.ts';
import { encodePolicy } from '../policy/policy-document.ts';
import { isSameFrame, toLoggedFrame } from '../segmenter/frame-record.ts';
import { logCountRefusal } from './check-partition-counts.ts';
import { existingBounds } from './existing-bounds.ts';
import { frameOf } from './read-frame.ts';

/** The policy record that `setup` writes: version 1, so that a second run writes the same bytes. */
const FIRST_POLICY = { version: 1, effectiveAt: 0, applyId: 'setup' } as const;

/** Makes frame and policy the first record of each partition of the log; a partition that has one is held against it. */
export async function writeFirstRecords(
  context: ServiceContext,
  frame: Frame,
  policy: Policy,
): Promise<void> {
  const { log, registry } = context;
  const topic = namesOf(context).customerEvents;
  const bounds = await existingBounds(context, topic);
  if (bounds.length !== frame.partitions) {
    if (bounds.some(({ end }) => end > 0)) throw logCountRefusal(topic, bounds.length, frame.partitions);
    throw new TidemarkError(
      'refused',
      `Cannot set up "${frame.deployment}": ${topic} has ${bounds.length} partitions, the frame says ${frame.partitions}. Delete the topic or pass --partitions ${bounds.length}.`,
      { isRetryable: false },
    );
  }
  const encoder = await openWireEncoder({
    registry,
    subject: subjectOf(topic),
    codec: customerEventsBlockSchema,
  });
  const value = encoder.encode(firstBlock(frame, policy));
  const appender = await log.openAppender();
  for (const { partition, start, end } of bounds) {
    if (end === 0) await appender.append([{ topic, partition, key: null, value }]);
    else await checkFirstRecord(context, partition, start, frame);
  }
  await appender.close();
}

function firstBlock(frame: Frame, policy: Policy): Block {
  return {
    origins: [],
    entries: [
      toLoggedFrame(frame),
      { type: 'Policy', ...FIRST_POLICY, foldVersion, document: encodePolicy(policy) },
    ],
  };
}

async function checkFirstRecord(
  context: ServiceContext,
  partition: number,
  start: number,
  frame: Frame,
): Promise<void> {
  const topic = namesOf(context).customerEvents;
  const range = { topic, partition, from: start, until: start + 1, isolation: 'read_uncommitted' } as const;
  for await (const record of context.log.read(range)) {
    if (isSameFrame(await frameOf(record, context), frame)) return;
    throw new TidemarkError(
      'refused',
      `Cannot set up "${frame.deployment}": ${topic}/${partition} begins with another frame than partition 0. Delete the topic and set up again.`,
      { isRetryable: false },
    );
  }
}
