/**
 * A count with its noun, in English, thousands apart.
 *
 * @example countOf(1, 'complaint') // '1 complaint'
 */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? noun : `${noun}s`}`;
}
