import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Writes text to a stream that may be slow or go away. */
export interface LineWriter {
  /** Resolves when the stream takes more; at once when its reader has gone. */
  write(text: string): Promise<void>;
  /** Aborted when the reader has gone, as `| head` does: nobody is left to write for. */
  readonly gone: AbortSignal;
}

/** Other errors than a gone reader are bugs or full disks: the process ends with them before, or they stay uncaught. */
export function openLineWriter(stream: Writable): LineWriter {
  const gone = new AbortController();
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    gone.abort(error);
  });
  return {
    gone: gone.signal,
    async write(text) {
      if (gone.signal.aborted || stream.write(text)) return;
      try {
        await once(stream, 'drain', { signal: gone.signal });
      } catch (error) {
        if (!gone.signal.aborted) throw error;
      }
    },
  };
}
