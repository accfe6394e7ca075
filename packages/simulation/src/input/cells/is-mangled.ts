/** Bytes that are no UTF-8 are read as U+FFFD: two different texts would have become one. */
export function isMangled(text: string): boolean {
  return text.includes('\uFFFD');
}
