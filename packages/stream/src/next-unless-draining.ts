import type { LogRecord, PartitionReader } from './ports/log.ts';

/** The reader's next run of records; an empty run as soon as the service drains. */
export async function nextUnlessDraining(
  reader: PartitionReader,
  draining: AbortSignal,
): Promise<readonly LogRecord[]> {
  if (draining.aborted) return [];
  const { promise, resolve, reject } = Promise.withResolvers<readonly LogRecord[]>();
  const onDrain = () => resolve([]);
  draining.addEventListener('abort', onDrain, { once: true });
  reader.next().then(resolve, reject);
  try {
    return await promise;
  } finally {
    draining.removeEventListener('abort', onDrain);
  }
}
