import type { SettingsShape } from '../config/setting-kinds.ts';
import type { RunningService } from '../context/running-service.ts';
import type { Catalogue } from '../metrics/catalogue.ts';
import { EXIT_CODES, type ExitCode, exitCodeFor } from './exit-codes.ts';
import type { Run } from './prepare-run.ts';

/**
 * Not ready; the service stops, once its start is over, so that a group just joined is left again;
 * what was opened is closed, last first: all within DRAIN_TIMEOUT_MS.
 * Resolves with the exit code of the drain; what is still busy after the deadline is left to the end of the process.
 */
export async function drainRun<Shape extends SettingsShape, Own extends Catalogue>(
  run: Run<Shape, Own>,
  starting: Promise<RunningService>,
): Promise<ExitCode> {
  const { surroundings, settings, logger, health } = run;
  health.enter({ kind: 'draining' });
  const calledOff = new AbortController();
  const deadline = surroundings.timing
    .wait(settings.DRAIN_TIMEOUT_MS, calledOff.signal)
    .then(() => EXIT_CODES.drainDeadline);
  const code = await Promise.race([stopAndClose(run, starting), deadline]);
  calledOff.abort();
  if (code === EXIT_CODES.drainDeadline) {
    logger.error({ timeoutMs: settings.DRAIN_TIMEOUT_MS }, 'not drained in time');
  }
  health.enter({ kind: 'ended' });
  return code;
}

async function stopAndClose<Shape extends SettingsShape, Own extends Catalogue>(
  run: Run<Shape, Own>,
  starting: Promise<RunningService>,
): Promise<ExitCode> {
  let code: ExitCode = EXIT_CODES.clean;
  for (const close of [() => stopStarted(starting), run.closing.closeAll]) {
    try {
      await close();
    } catch (error) {
      run.logger.error({ err: error }, 'cannot stop cleanly');
      code = exitCodeFor(error);
    }
  }
  return code;
}

async function stopStarted(starting: Promise<RunningService>): Promise<void> {
  // Why a start failed has been logged; after a stop signal it no longer matters.
  const service = await starting.catch(() => undefined);
  await service?.stop();
}
