import { type DeploymentSnapshot, readSnapshots } from '@tidemark/operations';
import { InputError } from '@tidemark/simulation';
import { withServers } from '@tidemark/stream';
import { Command } from 'commander';
import { customersCsv } from '../customers/customers-csv.ts';
import { writePieces } from '../replay/write-results.ts';
import { counted } from '../sentences/counted.ts';
import { formatInstant } from '../sentences/format-instant.ts';
import { openProgress } from '../terminal/progress.ts';

/** `tidemark export`: all customers of a running deployment as a CSV file. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write the table of all customers of the running system, the same as a replay writes')
    .requiredOption('--out <file.csv>', 'where the table goes; a file that is there is replaced')
    .action(async ({ out }: { readonly out: string }) => {
      const progress = openProgress(process.stderr);
      const found = await withServers('export', ['store', 'registry'], (context) =>
        readSnapshots(context, progress),
      ).finally(progress.end);
      await write(out, found);
      console.log(describe(found, out));
    });
}

async function write(out: string, { snapshots }: DeploymentSnapshot): Promise<void> {
  try {
    await writePieces(out, customersCsv(snapshots));
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new InputError(`Cannot write ${out}: ${cause.message}`, { cause });
  }
}

function describe({ snapshots, times }: DeploymentSnapshot, out: string): string {
  const written = `${counted(snapshots.length, 'customer')} written to ${out}`;
  if (times.length === 0) return `${written}.`;
  const [first, last] = [Math.min(...times), Math.max(...times)].map(formatInstant);
  return `${written}, each as of the stream time of its partition: ${first === last ? first : `${first} to ${last}`}.`;
}
