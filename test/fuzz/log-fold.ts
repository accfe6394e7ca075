import { type DeploymentConfig, retail } from '@tidemark/core';
import {
  decodeMemory,
  encodePolicy,
  learnRules,
  openSegmenterCodecs,
  openSegmenterFold,
} from '@tidemark/pipeline';
import { type Block, customerEventsBlockSchema, subjectOf } from '@tidemark/schemas';
import {
  createMemoryRegistry,
  createMemoryStore,
  type LogRecord,
  openWireEncoder,
  type PartitionFold,
  type WireDecoder,
  type WireEncoder,
} from '@tidemark/stream';
import { foldBatch } from '../../packages/operations/src/audit/fold-batch.ts';
import { registerSchemas } from '../../packages/pipeline/src/setup/register-schemas.ts';

export const fuzzDeployment: DeploymentConfig = {
  id: 'fuzzed',
  partitions: 2,
  zone: { name: 'UTC', initialOffsetMs: 0, transitions: [] },
  currencies: ['EUR'],
  daysKept: 730,
  goLive: 0,
  time: 'simulated',
};

/** The segmenter's side of the log: what intakes write it with, and what folds it. */
export interface LogFold {
  readonly encoder: WireEncoder<Block>;
  readonly decoder: WireDecoder<Block>;
  /** A fold of a partition whose deployment and policy are there and whose store is empty. */
  open(): PartitionFold;
}

export async function openLogFold(): Promise<LogFold> {
  const registry = createMemoryRegistry();
  const naming = { deployment: fuzzDeployment.id, topicPrefix: '' };
  await registerSchemas({ registry, ...naming });
  const encoder = await openWireEncoder({
    registry,
    subject: subjectOf('customer-events'),
    codec: customerEventsBlockSchema,
  });
  const timing = { now: () => 0, wait: async () => undefined };
  const codecs = await openSegmenterCodecs({ ...naming, registry, timing });
  return {
    encoder,
    decoder: codecs.blocks,
    open: () => {
      const memory = decodeMemory([]);
      memory.deployment = fuzzDeployment;
      const document = encodePolicy(retail);
      learnRules(memory, { kind: 'policy', version: 1, effectiveAt: 0, document });
      return openSegmenterFold({ partition: 0, memory, counts: new Map(), cacheBytes: 20_000, ...codecs });
    },
  };
}

/** A record of customer-events with these bytes. */
export function logRecord(value: Buffer, offset: number): LogRecord {
  return {
    topic: 'customer-events',
    partition: 0,
    offset,
    timestamp: undefined,
    key: null,
    value,
    headers: {},
  };
}

/** Folds records over an empty store, batch after batch. */
export async function foldAll(fold: PartitionFold, records: readonly LogRecord[]): Promise<void> {
  const store = createMemoryStore().partition(0);
  await fold.prepare(records);
  for (let from = 0; from < records.length; ) {
    const { taken } = await foldBatch(fold, store, records.slice(from));
    from += taken;
  }
}
