import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CustomerOutput } from '@tidemark/pipeline';
import { outputJson } from '../demo/output-json.ts';
import { InputError } from '../input/input-error.ts';
import { customersCsv } from './customers-csv.ts';
import type { Replayed } from './replay-history.ts';
import type { ReplaySummary } from './summarize.ts';

/**
 * Writes `customers.csv`, `changes.jsonl`, `alerts.jsonl` and `summary.json` into a folder, which is made where missing.
 *
 * @throws InputError when the folder cannot be written to
 */
export async function writeResults(
  folder: string,
  replayed: Replayed,
  summary: ReplaySummary,
): Promise<void> {
  const lines = (type: CustomerOutput['output']['type']) =>
    replayed.outputs
      .filter(({ output }) => output.type === type)
      .map(({ customerId, output }) => `${outputJson({ customerId, ...output })}\n`)
      .join('');
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'customers.csv'), customersCsv(replayed.standings));
    await writeFile(join(folder, 'changes.jsonl'), lines('segment-changed'));
    await writeFile(join(folder, 'alerts.jsonl'), lines('churn-alert'));
    await writeFile(join(folder, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new InputError(`Cannot write into ${folder}: ${cause.message}`, { cause });
  }
}
