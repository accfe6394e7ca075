import { type ErrorCode, TidemarkError } from '../errors/tidemark-error.ts';

/** The exit codes of a service's process, and what to do about each. */
export const EXIT_CODES = {
  /** Stopped by a signal and drained. */
  clean: 0,
  /** A bug: the log's last line has the stack. Restarting may help; reporting does. */
  bug: 1,
  /** Settings that cannot be used: the message names each. Restarting does not help. */
  config: 2,
  /** The contents of log or store do not allow it to go on: the message states what to do. Restarting does not help. */
  refused: 3,
  /** Kafka, Redis or the registry could not be reached for too long. Restarting helps once they are back. */
  outage: 4,
  /** Stopped by a signal, but not drained within DRAIN_TIMEOUT_MS. Nothing is lost: the next start repeats what was in flight. */
  drainDeadline: 5,
  /** Stopped by a second signal before the first one's drain was over. Nothing is lost, as above. */
  secondSignal: 6,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

const BY_ERROR = {
  'config-invalid': EXIT_CODES.config,
  refused: EXIT_CODES.refused,
  'too-many-dead': EXIT_CODES.refused,
  'log-corrupt': EXIT_CODES.refused,
  'store-corrupt': EXIT_CODES.refused,
  'offset-out-of-range': EXIT_CODES.refused,
  'log-unavailable': EXIT_CODES.outage,
  'store-unavailable': EXIT_CODES.outage,
  'store-full': EXIT_CODES.outage,
  'registry-unavailable': EXIT_CODES.outage,
  'outcome-unknown': EXIT_CODES.outage,
  'partition-lost': EXIT_CODES.outage,
  fenced: EXIT_CODES.outage,
} as const satisfies Record<ErrorCode, ExitCode>;

/** The exit code for what ended a service. */
export function exitCodeFor(error: unknown): ExitCode {
  return error instanceof TidemarkError ? BY_ERROR[error.code] : EXIT_CODES.bug;
}
