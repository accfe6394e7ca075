/** Control characters of both blocks: what a terminal takes for orders, and what would begin another line. */
const CONTROL = /\p{Cc}/gu;

/**
 * Text of somebody else's for a terminal: ids, headers and details come from producers, and may hold anything.
 *
 * @example printable('a\u001b[2Jb') // 'a\x1b[2Jb'
 */
export function printable(text: string): string {
  return text.replaceAll(CONTROL, (one) => `\\x${one.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
