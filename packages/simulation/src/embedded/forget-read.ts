import { type EmbeddedLists, namesOf, outputTopics, sources as standardSources } from '@tidemark/pipeline';
import type { MemoryBroker, ServiceContext } from '@tidemark/stream';

/**
 * Deletes from a log in memory what its readers are past: sources and the log below their committed offsets, and the
 * public topics whole. Call it between two days, once their outputs are read.
 */
export async function forgetRead(
  context: ServiceContext,
  broker: MemoryBroker,
  { sources = standardSources, outputs = outputTopics }: EmbeddedLists = {},
): Promise<void> {
  const { log } = context;
  const names = namesOf(context);
  const readers = sources.map(({ name }) => [names.source(name), names.intakeGroup(name)] as const);
  for (const [topic, group] of [...readers, [names.customerEvents, names.progressGroup] as const]) {
    for (const { partition, offset } of (await log.committed(group, topic)).values()) {
      broker.partition({ topic, partition }, 'forget').deleteBefore(offset);
    }
  }
  for (const { name } of outputs) {
    for (const partition of broker.findTopic(names.output(name)) ?? [])
      partition.deleteBefore(partition.end());
  }
}
