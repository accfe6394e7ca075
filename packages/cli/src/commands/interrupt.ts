const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Aborted by the first Ctrl-C (or SIGTERM), so that the work can end cleanly; a second one ends the process as usual. */
export function untilInterrupted(): AbortSignal {
  const interrupted = new AbortController();
  for (const signal of SIGNALS) process.once(signal, () => interrupted.abort());
  return interrupted.signal;
}
