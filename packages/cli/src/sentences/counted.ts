/** A count with its noun: `1 event`, `12,345 events`. Thousands apart, the same everywhere. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? noun : `${noun}s`}`;
}
