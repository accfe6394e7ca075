import { decodeMemory, namesOf, type PartitionMemory, type SegmenterFoldParts } from '@tidemark/pipeline';
import {
  churnAlertSchema,
  customerEventsBlockSchema,
  segmentChangedSchema,
  subjectOf,
} from '@tidemark/schemas';
import { createWireDecoder, openWireEncoder, type ServiceContext } from '@tidemark/stream';

/** What a fold reads the log and writes outputs with, and the memory it begins with. */
export interface FoldCodecs extends Pick<SegmenterFoldParts, 'blocks' | 'encoders'> {
  readonly emptyMemory: () => PartitionMemory;
}

/** Looks the schemas up; registers nothing. */
export async function openFoldCodecs(context: ServiceContext): Promise<FoldCodecs> {
  const { registry, timing } = context;
  const { segmentChanges, churnAlerts } = namesOf(context);
  return {
    blocks: createWireDecoder({ registry, codec: customerEventsBlockSchema, now: timing.now }),
    encoders: {
      segmentChanged: await openWireEncoder({
        registry,
        subject: subjectOf(segmentChanges),
        codec: segmentChangedSchema,
      }),
      churnAlert: await openWireEncoder({
        registry,
        subject: subjectOf(churnAlerts),
        codec: churnAlertSchema,
      }),
    },
    emptyMemory: () => decodeMemory([]),
  };
}
