import { outputJson } from '@tidemark/operations';
import type { CustomerOutput } from '@tidemark/pipeline';
import type { Replayed, ReplaySummary } from '@tidemark/simulation';
import { customersCsv } from '../customers/customers-csv.ts';
import { makeFolder } from '../output/make-folder.ts';
import { OutputError } from '../output/output-error.ts';
import { type NewFile, replaceFiles } from '../output/replace-files.ts';
import { formatAmount } from '../sentences/format-money.ts';
import { outputKinds } from '../sentences/output-words.ts';

/**
 * Writes `customers.csv`, `changes.jsonl`, `alerts.jsonl`, `follow-ups.jsonl` and `summary.json` into a folder, which is made
 * where missing; and `scorecard.json`, the last one, where scorecards were made of the history.
 *
 * @throws OutputError when the folder cannot be written to
 */
export async function writeResults(
  folder: string,
  replayed: Replayed,
  summary: ReplaySummary,
): Promise<void> {
  const { snapshots, dimensions, outputs } = replayed;
  const last = replayed.scorecards.at(-1);
  const files: NewFile[] = [
    { name: 'customers.csv', pieces: customersCsv(snapshots, dimensions) },
    ...outputKinds.map(([type, { file }]) => ({ name: file, pieces: linesOf(outputs, type) })),
    { name: 'summary.json', pieces: [json(summaryDocument(summary))] },
  ];
  if (last !== undefined) {
    const { effectiveAt, scorecard } = last;
    files.push({ name: 'scorecard.json', pieces: [json({ effectiveAt, ...scorecard })] });
  }
  // Of an earlier replay into the same folder: beside new results they would be taken for theirs.
  await writeInto(folder, files, [
    'scorecard.json',
    'comparison.json',
    'differences.csv',
    'evaluation.json',
    'recommendation.json',
  ]);
}

/**
 * Makes a folder where it is missing and writes files into it.
 *
 * @throws OutputError when that cannot be done
 */
export async function writeInto(
  folder: string,
  files: readonly NewFile[],
  obsolete: readonly string[] = [],
): Promise<void> {
  try {
    await makeFolder(folder);
    await replaceFiles(folder, files, obsolete);
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new OutputError(`Cannot write into ${folder}: ${cause.message}`, { cause });
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
