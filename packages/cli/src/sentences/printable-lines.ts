import { printable } from '@tidemark/operations';

/**
 * Lines for a terminal, whatever is in them: all control characters but line feeds are spelt out. Text of somebody else's
 * that must not begin another line goes through `printable` before.
 *
 * @example printableLines('a\u001b[2J\nb') // 'a\x1b[2J\nb'
 */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
