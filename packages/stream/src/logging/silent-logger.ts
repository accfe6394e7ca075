import { type Logger, pino } from 'pino';

/** A logger that writes nothing, for tests and embedded runs whose output is for people. */
export function createSilentLogger(): Logger {
  return pino({ level: 'silent' });
}
