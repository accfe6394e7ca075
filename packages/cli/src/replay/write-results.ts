import { createWriteStream } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { outputJson } from '@tidemark/operations';
import type { CustomerOutput } from '@tidemark/pipeline';
import { InputError, type Replayed, type ReplaySummary } from '@tidemark/simulation';
import { customersCsv } from '../customers/customers-csv.ts';
import { formatAmount } from '../sentences/format-money.ts';

/**
 * Writes `customers.csv`, `changes.jsonl`, `alerts.jsonl` and `summary.json` into a folder, which is made where missing;
 * and `scorecard.json`, the last one, where scorecards were made of the history.
 *
 * @throws InputError when the folder cannot be written to
 */
export async function writeResults(
  folder: string,
  replayed: Replayed,
  summary: ReplaySummary,
): Promise<void> {
  const { snapshots, outputs } = replayed;
  const last = replayed.scorecards.at(-1);
  await writing(folder, async () => {
    // Of an earlier replay into the same folder: beside new results they would be taken for theirs.
    for (const name of ['scorecard.json', 'comparison.json', 'differences.csv'])
      await rm(join(folder, name), { force: true });
    await writePieces(join(folder, 'customers.csv'), customersCsv(snapshots));
    await writePieces(join(folder, 'changes.jsonl'), linesOf(outputs, 'segment-changed'));
    await writePieces(join(folder, 'alerts.jsonl'), linesOf(outputs, 'churn-alert'));
    await writeFile(join(folder, 'summary.json'), json(summaryDocument(summary)));
    if (last === undefined) return;
    const { effectiveAt, scorecard } = last;
    await writeFile(join(folder, 'scorecard.json'), json({ effectiveAt, ...scorecard }));
  });
}

/**
 * Makes a folder where it is missing and writes into it.
 *
 * @throws InputError when that cannot be done
 */
export async function writing(folder: string, write: () => Promise<void>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await write();
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new InputError(`Cannot write into ${folder}: ${cause.message}`, { cause });
  }
}

/** A summary with its money in decimal text. */
function summaryDocument({ segments, ...summary }: ReplaySummary) {
  const { events, customers, currency, ...rest } = summary;
  const decimal = Object.entries(segments).map(([segment, { customers: members, monetaryMinor }]) => {
    return [segment, { customers: members, monetary: formatAmount(monetaryMinor, currency) }] as const;
  });
  return { events, customers, currency, segments: Object.fromEntries(decimal), ...rest };
}

/** An object as a file for people holds it. */
export function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Piece after piece: a large history is no longer one string. */
export function writePieces(path: string, pieces: Iterable<string>): Promise<void> {
  return pipeline(Readable.from(pieces), createWriteStream(path));
}

/** Lines in a piece: one at a time, the stream costs more than the line. */
const LINES = 1_000;

function* linesOf(
  outputs: readonly CustomerOutput[],
  type: CustomerOutput['output']['type'],
): Generator<string> {
  let lines: string[] = [];
  for (const { customerId, output } of outputs) {
    if (output.type !== type) continue;
    lines.push(`${outputJson({ customerId, ...output })}\n`);
    if (lines.length < LINES) continue;
    yield lines.join('');
    lines = [];
  }
  if (lines.length > 0) yield lines.join('');
}
