import type { RecordPack } from '../../../ports/log.ts';

/** Packs as requests to be sent one after the other: one of each partition, each partition's in their order. */
export function packWaves(packs: readonly RecordPack[]): readonly (readonly RecordPack[])[] {
  const waves: RecordPack[][] = [];
  const sentOf = new Map<string, number>();
  for (const pack of packs) {
    const partition = `${pack.topic}/${pack.partition}`;
    const wave = sentOf.get(partition) ?? 0;
    sentOf.set(partition, wave + 1);
    waves[wave] ??= [];
    waves[wave].push(pack);
  }
  return waves;
}
