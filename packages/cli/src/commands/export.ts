import { type DeploymentSnapshot, readSnapshots } from '@tidemark/operations';
import { withServers } from '@tidemark/stream';
import { Command } from 'commander';
import { customersCsv } from '../customers/customers-csv.ts';
import { replaceFile } from '../output/replace-file.ts';
import { counted } from '../sentences/counted.ts';
import { formatInstant } from '../sentences/format-instant.ts';
import { openProgress } from '../terminal/progress.ts';
import { print } from './print.ts';

/** `tidemark export`: all customers of a running deployment as a CSV file. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write the table of all customers of the running system, the same as a replay writes')
    .requiredOption('--out <file.csv>', 'the file to write; an existing one is replaced')
    .action(async ({ out }: { readonly out: string }) => {
      const progress = openProgress(process.stderr);
      const found = await withServers('export', ['store', 'registry'], (context) =>
        readSnapshots(context, progress),
      ).finally(progress.end);
      await replaceFile('', out, customersCsv(found.snapshots, found.dimensions));
      print(describe(found, out));
    });
}

function describe({ snapshots, times, positions }: DeploymentSnapshot, out: string): string {
  const written = `${counted(snapshots.length, 'customer')} written to ${out}`;
  if (times.length === 0) return `${written}.`;
  const [first, last] = [Math.min(...times), Math.max(...times)].map(formatInstant);
  return `${written}, each as of the stream time of its partition: ${first === last ? first : `${first} to ${last}`}; log offsets ${positions.map(({ partition, applied }) => `${partition}/${applied}`).join(', ')}.`;
}
