/** Signals to a process, and its uncaught errors: those of Node's process, or of a test. */
export interface ProcessEvents {
  /** SIGTERM and SIGINT, each time. */
  onSignal(listener: (signal: string) => void): void;
  /** An uncaught exception or unhandled rejection. */
  onFault(listener: (fault: unknown) => void): void;
}

/** Node's own process. Listening takes the place of Node's defaults: the process then ends only by `exit`. */
export function nodeProcessEvents(): ProcessEvents {
  return {
    onSignal(listener) {
      process.on('SIGTERM', listener);
      process.on('SIGINT', listener);
    },
    onFault(listener) {
      process.on('uncaughtException', listener);
      process.on('unhandledRejection', listener);
    },
  };
}
