import { type Block, customerEventsBlockSchema } from '@tidemark/schemas';
import { createWireDecoder, type ServiceContext, type WireDecoder } from '@tidemark/stream';
import { outputTopics } from '../outputs/list.ts';
import { type OutputPacks, openOutputPacks } from '../outputs/output-packs.ts';
import type { OutputTopic } from '../outputs/output-topic.ts';

/** What a fold reads the log and writes outputs with. */
export interface SegmenterCodecs {
  readonly blocks: WireDecoder<Block>;
  readonly packOutputs: OutputPacks;
}

/** Opens what a fold of this deployment reads and writes with, as `openOutputPacks` does. */
export async function openSegmenterCodecs(
  context: Pick<ServiceContext, 'deployment' | 'topicPrefix' | 'registry' | 'timing'>,
  outputs: readonly OutputTopic[] = outputTopics,
): Promise<SegmenterCodecs> {
  const { registry, timing } = context;
  return {
    blocks: createWireDecoder({ registry, codec: customerEventsBlockSchema, now: timing.now }),
    packOutputs: await openOutputPacks(context, outputs),
  };
}
