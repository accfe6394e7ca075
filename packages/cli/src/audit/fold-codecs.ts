import {
  decodeMemory,
  openSegmenterCodecs,
  type PartitionMemory,
  type SegmenterCodecs,
} from '@tidemark/pipeline';
import type { ServiceContext } from '@tidemark/stream';

/** What a fold reads the log and writes outputs with, and the memory it begins with. */
export interface FoldCodecs extends SegmenterCodecs {
  readonly emptyMemory: () => PartitionMemory;
}

/** Looks the schemas up; registers nothing. */
export async function openFoldCodecs(context: ServiceContext): Promise<FoldCodecs> {
  return { ...(await openSegmenterCodecs(context)), emptyMemory: () => decodeMemory([]) };
}
