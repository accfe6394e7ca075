import { type PartitionBounds, type ServiceContext, TidemarkError } from '@tidemark/stream';

/**
 * Start and end offset of each partition of a topic that must be there.
 *
 * @throws TidemarkError `log-unavailable`, retryable: a topic that was just created may not be seen everywhere yet
 */
export async function existingBounds(
  context: ServiceContext,
  topic: string,
): Promise<readonly PartitionBounds[]> {
  const bounds = await context.log.bounds(topic);
  if (bounds !== undefined) return bounds;
  throw new TidemarkError(
    'log-unavailable',
    `Cannot read ${topic}: it was created a moment ago and is not there.`,
    {
      isRetryable: true,
    },
  );
}
