import type { Frame } from '@tidemark/core';
import { customerEventsBlockSchema } from '@tidemark/schemas';
import { createWireDecoder, type LogRecord, type ServiceContext, TidemarkError } from '@tidemark/stream';
import { namesOf } from '../names.ts';
import { fromLoggedFrame } from '../segmenter/frame-record.ts';

/**
 * The frame of the log, from the first record of its partition 0, held against the deployment this service runs under.
 * Services read it before they subscribe to anything.
 *
 * @throws TidemarkError `refused` when the log was not set up, has lost its begin or belongs to another deployment
 */
export async function readFrame(context: ServiceContext): Promise<Frame> {
  const { customerEvents } = namesOf(context);
  const frame = await findFrame(context);
  if (frame === undefined) {
    throw refusal(`Cannot start: ${customerEvents} holds no frame. Run \`tidemark setup\` first.`);
  }
  if (frame.deployment !== context.deployment) {
    throw refusal(
      `Cannot start: ${customerEvents} belongs to deployment "${frame.deployment}", this service runs as "${context.deployment}". Set TIDEMARK_DEPLOYMENT, or give this deployment names of its own with TIDEMARK_TOPIC_PREFIX and TIDEMARK_REDIS_PREFIX.`,
    );
  }
  return frame;
}

/** The frame in partition 0 of the log, whosever it is; undefined when there is no log or nothing in it. */
export async function findFrame(context: ServiceContext): Promise<Frame | undefined> {
  const topic = namesOf(context).customerEvents;
  const bounds = (await context.log.bounds(topic))?.find(({ partition }) => partition === 0);
  if (bounds === undefined || bounds.end === 0) return undefined;
  if (bounds.start > 0) throw headGone(topic, bounds.start);
  const range = { topic, partition: 0, from: bounds.start, until: bounds.start + 1 };
  for await (const record of context.log.read({ ...range, isolation: 'read_uncommitted' })) {
    return frameOf(record, context);
  }
  return undefined;
}

/** The frame a log partition's first record must hold; throws `log-corrupt` when it holds something else. */
export async function frameOf(record: LogRecord, { registry, timing }: ServiceContext): Promise<Frame> {
  const decoder = createWireDecoder({ registry, codec: customerEventsBlockSchema, now: timing.now });
  await decoder.prepare([record.value]);
  const decoded = decoder.decode(record.value);
  const entry = decoded.ok ? decoded.value.entries.find(({ type }) => type === 'Frame') : undefined;
  if (entry?.type === 'Frame') return fromLoggedFrame(entry);
  const found = decoded.ok ? 'something else' : `${decoded.reason}: ${decoded.detail}`;
  throw new TidemarkError(
    'log-corrupt',
    `Cannot read the frame of ${record.topic}/${record.partition}: its first record holds ${found}.`,
    { isRetryable: false },
  );
}

/** Without its first records a log tells neither its frame nor anybody's state. */
function headGone(topic: string, start: number): TidemarkError {
  return refusal(
    `Cannot read the frame of ${topic}/0: the log begins at offset ${start}, the records before are gone. Restore the topic with every record from offset 0 (it must keep all: retention.ms=-1, retention.bytes=-1), or set up another deployment under another TIDEMARK_TOPIC_PREFIX and TIDEMARK_REDIS_PREFIX, which loads the sources again.`,
  );
}

function refusal(message: string): TidemarkError {
  return new TidemarkError('refused', message, { isRetryable: false });
}
