import { printableLines } from '../sentences/printable-lines.ts';

/** Writes lines about a failure to standard error: the one way on which they leave. */
export function printError(text: string): void {
  process.stderr.write(`${printableLines(text)}\n`);
}
