import { type PartitionBounds, type ServiceContext, TidemarkError } from '@tidemark/stream';

/** The bounds of a topic that must be there. */
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
