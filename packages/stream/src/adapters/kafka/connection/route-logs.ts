import { type LogEntry, type logCreator, logLevel } from 'kafkajs';
import type { Logger } from 'pino';

/**
 * Writes kafkajs's lines to our logger. Its "error" is often a retry that then works, so that becomes a warning:
 * what fails in earnest is thrown, and logged where it is caught.
 */
export function routeLogs(logger: Logger): logCreator {
  return () => (entry) => writeLine(logger, entry);
}

const MARKERS_PENDING =
  'The producer attempted to update a transaction while another concurrent operation on the same transaction was ongoing';

function writeLine(logger: Logger, { level, namespace, log }: LogEntry): void {
  const { message, timestamp: _timestamp, logger: _logger, ...fields } = log;
  const line = { ...fields, kafkajs: namespace };
  switch (level) {
    case logLevel.ERROR:
    case logLevel.WARN:
      // A request while the markers of the last transaction are being written: every healthy producer has it, and repeats it.
      if (fields['error'] === MARKERS_PENDING) logger.trace(line, message);
      else logger.warn(line, message);
      return;
    default:
      logger.debug(line, message);
  }
}
