import type { Logger } from 'pino';
import { EXIT_CODES, type ExitCode } from './exit-codes.ts';
import type { ProcessEvents } from './process-events.ts';

/** Reasons to stop that come from outside the service, as promises that may never settle. */
export interface Stops {
  /** The first signal: drain, then end. */
  readonly asked: Promise<void>;
  /** A second signal, or an uncaught error: end now, with this code. */
  readonly cutShort: Promise<ExitCode>;
}

/** Listens from now on. */
export function watchStops(events: ProcessEvents, logger: Logger): Stops {
  const asked = Promise.withResolvers<void>();
  const cutShort = Promise.withResolvers<ExitCode>();
  let signals = 0;
  events.onSignal((signal) => {
    signals += 1;
    logger.info({ signal }, signals === 1 ? 'stop signal: draining' : 'second stop signal: stopping at once');
    if (signals === 1) asked.resolve();
    else cutShort.resolve(EXIT_CODES.secondSignal);
  });
  events.onFault((fault) => {
    logger.fatal({ err: fault }, 'uncaught error: a bug');
    cutShort.resolve(EXIT_CODES.bug);
  });
  return { asked: asked.promise, cutShort: cutShort.promise };
}
