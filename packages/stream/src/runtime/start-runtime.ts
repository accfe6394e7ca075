import type { SettingsShape } from '../config/setting-kinds.ts';
import type { RunningService } from '../context/running-service.ts';
import { startHealthServer } from '../http/health-server.ts';
import { createLogger } from '../logging/create-logger.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import { createMetrics } from '../metrics/metrics.ts';
import { drainRun } from './drain-run.ts';
import { EXIT_CODES, type ExitCode, exitCodeFor } from './exit-codes.ts';
import { openContext } from './open-context.ts';
import { prepareRun, type Run, type Surroundings } from './prepare-run.ts';
import type { ServiceDeclaration } from './service-declaration.ts';
import { watchStops } from './watch-stops.ts';

/**
 * Runs a service from its settings to its end, and resolves with the code to exit with; never rejects.
 *
 * 1. settings; 2. logger; 3. probes: live, not ready; 4. adapters; 5. the service's `start`; 6. ready;
 * 7. until a signal, or until it ends by itself; 8. not ready, then everything closed in reverse.
 * A second signal, or an uncaught error, ends it at once, wherever it is.
 */
export async function startRuntime<Shape extends SettingsShape, Own extends Catalogue>(
  declaration: ServiceDeclaration<Shape, Own>,
  surroundings: Surroundings,
): Promise<ExitCode> {
  let run: Run<Shape, Own>;
  try {
    // 1. and 2.
    run = prepareRun(declaration, surroundings);
  } catch (error) {
    const { destination } = surroundings;
    const logger = createLogger({
      service: declaration.name,
      deployment: 'unknown',
      level: 'info',
      destination,
    });
    logger.fatal({ err: error }, 'cannot start');
    return exitCodeFor(error);
  }
  const stops = watchStops(surroundings.events, run.logger);
  const code = await Promise.race([stops.cutShort, liveAndDrain(run, stops.asked)]);
  run.logger.info({ exitCode: code }, 'ended');
  return code;
}

/** Steps 3 to 8. */
async function liveAndDrain<Shape extends SettingsShape, Own extends Catalogue>(
  run: Run<Shape, Own>,
  stopAsked: Promise<void>,
): Promise<ExitCode> {
  let code: ExitCode = EXIT_CODES.clean;
  // 3. to 5.
  const starting = start(run);
  try {
    const service = await Promise.race([starting, stopAsked]);
    if (service !== undefined) {
      // 6.
      run.health.enter({ kind: 'running', service });
      run.logger.info('started');
      // 7.
      await Promise.race([endOf(service), stopAsked]);
    }
  } catch (error) {
    code = exitCodeFor(error);
    run.logger.fatal({ err: error }, 'cannot go on');
  }
  // 8.
  const drained = await drainRun(run, starting);
  return code === EXIT_CODES.clean ? drained : code;
}

async function start<Shape extends SettingsShape, Own extends Catalogue>(
  run: Run<Shape, Own>,
): Promise<RunningService> {
  const { declaration, surroundings, settings, logger, health, closing } = run;
  // 3.
  const metrics = createMetrics(declaration.metrics);
  metrics.watchProcess();
  health.enter({ kind: 'starting', step: 'opening adapters' });
  const server = await startHealthServer({
    host: settings.HTTP_HOST,
    port: settings.HTTP_PORT,
    health,
    metrics,
  });
  closing.add('probes', server.close);
  logger.info({ port: server.port }, 'serving /livez, /readyz and /metrics');
  // 4.
  const { name, needs } = declaration;
  const options = { service: name, needs, settings, logger, timing: surroundings.timing, metrics };
  const context = await openContext(surroundings.adapters, options, closing);
  // 5.
  health.enter({ kind: 'starting', step: 'starting the service' });
  return await declaration.start(context, settings);
}

/** Rejects when the service ends without a stop signal: with its reason, or as a bug when it has none. */
async function endOf(service: RunningService): Promise<never> {
  await service.ended;
  throw new Error('The service ended without a stop signal');
}
