import type { LogRecord, PartitionReader } from '../../ports/log.ts';

/**
 * The reader's next run of records; an empty run as soon as the service drains.
 *
 * @param withinMs an empty run after this long, too
 */
export async function nextUnlessDraining(
  reader: PartitionReader,
  draining: AbortSignal,
  withinMs?: number,
): Promise<readonly LogRecord[]> {
  if (draining.aborted) return [];
  const { promise, resolve, reject } = Promise.withResolvers<readonly LogRecord[]>();
  const onDrain = () => resolve([]);
  draining.addEventListener('abort', onDrain, { once: true });
  const next = withinMs === undefined ? reader.next() : reader.nextWithin(withinMs);
  next.then(resolve, reject);
  try {
    return await promise;
  } finally {
    draining.removeEventListener('abort', onDrain);
  }
}
