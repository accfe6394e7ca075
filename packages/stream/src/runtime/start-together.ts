import type { Logger } from 'pino';
import type { RunningService } from '../context/running-service.ts';

/** A service that shares its process with others. */
export interface Part {
  readonly name: string;
  readonly logger: Logger;
  /** Starts it; resolves when it runs, not when it has ended. */
  readonly start: () => Promise<RunningService>;
}

/**
 * Starts services side by side as one: it is ready when all are, ends as soon as one of them does, for that one's reason,
 * and stops them side by side. When one cannot start, those that can are stopped.
 *
 * @throws what the first start that failed has thrown
 */
export async function startTogether(parts: readonly Part[]): Promise<RunningService> {
  const outcomes = await Promise.allSettled(parts.map(startPart));
  const running = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  const stop = () => stopAll(running.map(({ service }) => service));
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) {
    await stop();
    throw failed.reason;
  }
  return {
    isReady: () => running.every(({ service }) => service.isReady()),
    notReady: () => running.filter(({ service }) => !service.isReady()).map(({ name }) => name),
    ended: Promise.race(running.map(({ ended }) => ended)),
    stop,
  };
}

async function startPart({ name, logger, start }: Part) {
  const service = await start();
  logger.info('started');
  const ended = service.ended.catch((error: unknown) => {
    logger.error({ err: error }, 'ended: the services beside it are stopped');
    throw error;
  });
  // It may end while another one still starts: whoever runs all of them learns of it then.
  ended.catch(() => undefined);
  return { name, service, ended };
}

/** @throws the first failure, once all have stopped */
async function stopAll(services: readonly RunningService[]): Promise<void> {
  const outcomes = await Promise.allSettled(services.map((service) => service.stop()));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
