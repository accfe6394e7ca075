/** What can befall a process from outside, and what it can be told: Node's process, or a test's. */
export interface ProcessEvents {
  /** SIGTERM and SIGINT, each time. */
  onSignal(listener: (signal: string) => void): void;
  /** An exception or rejection that nobody has caught. */
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
