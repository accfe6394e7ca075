import { namesOf } from '@tidemark/pipeline';
import { pollUntil } from '../../support/poll-until.ts';
import type { Scene } from './inflict.ts';
import { retryOutages } from './retry-outages.ts';

const RECOVERY_TIMEOUT_MS = 120_000;

/**
 * Waits until the system works again after a fault, in this order: every service says that it is ready; a day's events
 * have been carried over since the fault; all that then stood in the log is published, in every partition.
 */
export async function untilRecovered(scene: Omit<Scene, 'floor'>): Promise<void> {
  const { services, flow } = scene;
  const since = flow.daysOver();
  await pollUntil('every service is ready', services.areReady, RECOVERY_TIMEOUT_MS);
  await pollUntil('another day is delivered', () => flow.daysOver() > since, RECOVERY_TIMEOUT_MS);
  await untilPublished(scene);
}

/** Waits until all that stands in the log now is published, in every partition. */
export async function untilPublished({ context }: Pick<Scene, 'context'>): Promise<void> {
  const { customerEvents: topic, progressGroup } = namesOf(context);
  const ends = (await retryOutages(() => context.log.bounds(topic)))!;
  await pollUntil(
    'all that stands in the log is published',
    async () => {
      const committed = await retryOutages(() => context.log.committed(progressGroup, topic));
      return ends.every(({ partition, end }) => (committed.get(partition)?.offset ?? 0) >= end);
    },
    RECOVERY_TIMEOUT_MS,
  );
}
