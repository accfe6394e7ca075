import { BASE_SETTINGS } from '../config/base-settings.ts';
import { checksFor, type Need } from '../config/check-base-settings.ts';
import { processEnvironment } from '../config/environment.ts';
import { readSettings } from '../config/read-settings.ts';
import type { ServiceContext } from '../context/service-context.ts';
import { createSilentLogger } from '../logging/silent-logger.ts';
import { NO_METRICS } from '../metrics/catalogue.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { createClosingList } from './closing-list.ts';
import { openContext } from './open-context.ts';
import { SERVER_ADAPTERS } from './server-adapters.ts';
import { createSystemTiming } from './system-timing.ts';

/**
 * Runs one piece of work on Kafka, Redis and the registry that the environment names, and closes them: what a
 * command-line tool needs of a service's runtime.
 *
 * @param name the tool's name, for Kafka's own logs
 * @throws TidemarkError 'config-invalid' naming every variable that is missing or wrong; whatever the work throws
 */
export async function withServers<T>(
  name: string,
  needs: readonly Need[],
  work: (context: ServiceContext) => Promise<T>,
): Promise<T> {
  const settings = readSettings(BASE_SETTINGS, processEnvironment(), checksFor(needs));
  const closing = createClosingList();
  const logger = createSilentLogger();
  const options = {
    service: name,
    settings,
    logger,
    timing: createSystemTiming(),
    needs,
    metrics: createMetrics(NO_METRICS),
  };
  try {
    return await work(await openContext(SERVER_ADAPTERS, options, closing));
  } finally {
    await closing.closeAll();
  }
}
