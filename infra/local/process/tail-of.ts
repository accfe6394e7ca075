import { readFileSync } from 'node:fs';

const LINES = 30;

/** The last lines of a text file; of one that is not there, nothing. */
export function tailOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-LINES).join('\n');
  } catch {
    return '';
  }
}
