import { type DestinationStream, type Logger, pino } from 'pino';
import { redactUrls } from './redact-urls.ts';

export interface LoggerOptions {
  readonly service: string;
  readonly deployment: string;
  /** The lowest level that is written. */
  readonly level: string;
  /** Where lines go; standard output when undefined. */
  readonly destination: DestinationStream | undefined;
}

/** Names under which secrets travel. */
const SECRETS = ['password', 'KAFKA_SASL_PASSWORD', 'KAFKA_SASL_USERNAME', 'authorization'];
/** Names under which customers' ids and data travel: they are for topics, not for logs. */
const CUSTOMER_CONTENT = ['customerId', 'key', 'value', 'headers', 'state', 'states', 'event', 'payload'];
/** As deep as our own log lines go: the object itself, something in it, and something in that. */
const DEPTHS = ['', '*.', '*.*.'];

/**
 * A logger that writes one JSON object a line, with service and deployment in each.
 *
 * Secrets and customer content are hidden by field name; credentials in URLs are hidden anywhere in the line,
 * also within messages and stacks.
 */
export function createLogger(options: LoggerOptions): Logger {
  const settings = {
    level: options.level,
    base: { service: options.service, deployment: options.deployment },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: DEPTHS.flatMap((depth) => [...SECRETS, ...CUSTOMER_CONTENT].map((name) => depth + name)),
      censor: '[hidden]',
    },
    hooks: { streamWrite: redactUrls },
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}
