import { type LetterList, type LetterView, printable } from '@tidemark/operations';
import { counted } from '../sentences/counted.ts';
import { formatInstant } from '../sentences/format-instant.ts';
import { plainTable } from '../terminal/plain-table.ts';
import { hexLines } from './hex-lines.ts';

/** Waiting letters for people: counts by reason, then the letters one by one. */
export function describeList({ counts, letters }: LetterList): string {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return 'No unhandled dead letters.';
  const reasons = plainTable(['topic', 'reason', 'letters']);
  for (const { intake, reason, count } of counts) reasons.push([intake, printable(reason), count]);
  const table = plainTable(['origin', 'reason', 'detail', 'died', 'timestamp']);
  for (const { origin, reason, detail, diedAt, timestamp, replayedFrom } of letters) {
    const again = replayedFrom === undefined ? '' : ` (replayed from ${replayedFrom})`;
    const texts = [`${origin}${again}`, reason, detail].map(printable);
    table.push([...texts, instantOf(diedAt), instantOf(timestamp)]);
  }
  const rest = total - letters.length;
  const more = rest === 0 ? [] : [`and ${counted(rest, 'more letter')}: --limit shows more`];
  return [reasons, table, ...more].join('\n');
}

/** One letter whole. */
export function describeLetter({ letter, handled, decoded }: LetterView): string {
  const { origin, reason, detail, diedAt, timestamp, record } = letter;
  const state =
    handled === undefined ? 'unhandled' : `was ${handled.outcome} at ${formatInstant(handled.at)}`;
  return [
    `${printable(origin)}  (${record.topic}/${record.partition} at ${record.offset}; ${state})`,
    `  ${printable(reason)}: ${printable(detail)}`,
    `  died ${instantOf(diedAt)}, record of ${instantOf(timestamp)}`,
    '',
    'Headers:',
    ...Object.entries(record.headers).map(
      ([name, value]) => `  ${printable(`${name}: ${value.toString()}`)}`,
    ),
    '',
    ...describeBytes('Key', record.key),
    '',
    ...describeBytes('Value', record.value),
    '',
    ...(decoded === undefined
      ? ['The value cannot be read by its schema.']
      : ['Decoded:', ...JSON.stringify(decoded, null, 2).split('\n').map(printable)]),
  ].join('\n');
}

function describeBytes(name: string, bytes: Buffer | null): readonly string[] {
  if (bytes === null) return [`${name}: none`];
  return [`${name}, ${counted(bytes.length, 'byte')}:`, ...hexLines(bytes).map((line) => `  ${line}`)];
}

function instantOf(at: number | undefined): string {
  return at === undefined ? '-' : formatInstant(at);
}
