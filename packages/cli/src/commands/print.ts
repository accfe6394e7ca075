import { printableJson } from '@tidemark/operations';
import { printableLines } from '../sentences/printable-lines.ts';

/** Writes lines for people to standard output: the one way on which a command's text leaves. */
export function print(text: string): void {
  process.stdout.write(`${printableLines(text)}\n`);
}

/** Writes JSON to standard output. */
export function printJson(json: string): void {
  process.stdout.write(`${printableJson(json)}\n`);
}
