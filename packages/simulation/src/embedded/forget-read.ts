import { namesOf, sourceNames } from '@tidemark/pipeline';
import type { MemoryBroker, ServiceContext } from '@tidemark/stream';

/**
 * Deletes from a log in memory what its readers are past: sources and the log below their committed offsets, and the
 * public topics whole. Call it between two days, once their outputs are read.
 */
export async function forgetRead(context: ServiceContext, broker: MemoryBroker): Promise<void> {
  const { log } = context;
  const names = namesOf(context);
  const readers = sourceNames.map((intake) => [names.source(intake), names.intakeGroup(intake)] as const);
  for (const [topic, group] of [...readers, [names.customerEvents, names.progressGroup] as const]) {
    for (const { partition, offset } of (await log.committed(group, topic)).values()) {
      broker.partition({ topic, partition }, 'forget').deleteBefore(offset);
    }
  }
  for (const topic of [names.segmentChanges, names.churnAlerts]) {
    for (const partition of broker.findTopic(topic) ?? []) partition.deleteBefore(partition.end());
  }
}
