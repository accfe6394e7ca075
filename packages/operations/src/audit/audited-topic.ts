import { namesOf, type OutputTopic } from '@tidemark/pipeline';
import { createWireDecoder, type LogRecord, type NewRecord, type ServiceContext } from '@tidemark/stream';
import type { Faults } from './audit-fault.ts';
import { outputDifference } from './output-difference.ts';
import { outputId } from './output-id.ts';
import { type OutputMatcher, openOutputMatcher } from './output-matcher.ts';
import { openPublishedRecords } from './published-records.ts';
import type { Sample } from './sample.ts';

/** One partition of a public topic beside the fold that should have filled it. */
export interface AuditedTopic extends Pick<OutputMatcher, 'hasUnmatched' | 'close' | 'matched' | 'expired'> {
  /** Takes an output of the fold, and reads one record of the topic: both sides advance together. */
  expect(record: NewRecord): Promise<void>;
  /** Reads the topic to its present end; outputs of the fold that it does not hold are missing. */
  closeExpected(): Promise<void>;
}

export interface AuditedTopicOptions {
  readonly context: ServiceContext;
  readonly declared: OutputTopic;
  readonly partition: number;
  readonly faults: Faults;
  readonly sample: Sample;
}

/** Opens a partition of a public topic from its first record; undefined when there is no such partition. */
export async function openAuditedTopic(options: AuditedTopicOptions): Promise<AuditedTopic | undefined> {
  const { context, declared, partition, faults, sample } = options;
  const { log, registry, timing } = context;
  const topic = namesOf(context).output(declared.name);
  const published = await openPublishedRecords(log, { topic, partition });
  if (published === undefined) return undefined;
  const first = await published.next();
  const hasExpired = published.isHeadGone && first === undefined;
  // Where all has expired nothing can be compared: no output has an empty identity.
  const beginsWith = published.isHeadGone ? (first === undefined ? '' : outputId(first).id) : undefined;
  const decoder = createWireDecoder<unknown>({
    registry,
    codec: declared.contract.schema,
    now: timing.now,
  });
  const matcher = openOutputMatcher({
    faults,
    sample,
    beginsWith,
    differ: (expected, found) => outputDifference(decoder, expected, found),
  });
  const find = async (record: LogRecord) => {
    await decoder.prepare([record.value]);
    matcher.find(record);
  };
  if (first !== undefined) await find(first);
  return {
    ...matcher,
    async expect(record) {
      await decoder.prepare([record.value]);
      matcher.expect(record);
      const next = await published.next();
      if (next !== undefined) await find(next);
    },
    async closeExpected() {
      if (hasExpired) return;
      await drain(published.next, find);
      await published.extend();
      await drain(published.next, find);
      matcher.closeExpected();
    },
  };
}

async function drain(
  next: () => Promise<LogRecord | undefined>,
  find: (record: LogRecord) => Promise<void>,
): Promise<void> {
  for (let record = await next(); record !== undefined; record = await next()) await find(record);
}
