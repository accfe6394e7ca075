import type { Writable } from 'node:stream';

/**
 * Ends a command whose standard output takes no more, as on a full disk: what it was asked for is not there. A reader that
 * has gone, as `| head` does, is no fault. Called before anybody else listens.
 *
 * @param end called with one line that says what happened
 */
export function watchStandardOutput(stdout: Writable, end: (line: string) => void): void {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') end(`Cannot write to standard output: ${error.message}`);
  });
}
