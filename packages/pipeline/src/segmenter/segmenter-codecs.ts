import {
  churnAlertSchema,
  customerEventsBlockSchema,
  segmentChangedSchema,
  subjectOf,
} from '@tidemark/schemas';
import { createWireDecoder, openWireEncoder, type ServiceContext } from '@tidemark/stream';
import { namesOf } from '../names.ts';
import type { SegmenterFoldParts } from './segmenter-fold.ts';

/** What a fold reads the log and writes outputs with. */
export type SegmenterCodecs = Pick<SegmenterFoldParts, 'blocks' | 'encoders'>;

/** Looks the schemas up; registers nothing. @throws TidemarkError `refused` when the registry lacks one */
export async function openSegmenterCodecs(context: ServiceContext): Promise<SegmenterCodecs> {
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
  };
}
