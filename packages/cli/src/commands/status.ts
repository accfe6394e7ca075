import { readStatus, type Status } from '@tidemark/operations';
import { withServers } from '@tidemark/stream';
import { Command } from 'commander';
import { formatInstant } from '../sentences/format-instant.ts';
import { plainTable } from '../terminal/plain-table.ts';
import { print, printJson } from './print.ts';

/** `tidemark status`: positions and lag of sources, log and state, and customers by class. */
export function statusCommand(): Command {
  return new Command('status')
    .description('show positions and lag of sources, log and state, and customers by class')
    .option('--json', 'as one JSON object')
    .action(async (flags: { readonly json?: true }) => {
      const status = await withServers('status', ['store', 'registry'], readStatus);
      if (flags.json)
        printJson(JSON.stringify({ ...status, counts: Object.fromEntries(status.counts) }, null, 2));
      else print(describe(status));
    });
}

function describe({ deployment, sources, partitions, counts }: Status): string {
  const sourceTable = plainTable(['source', 'records', 'lag', 'dead letters']);
  for (const { intake, records, lag, deadLetters } of sources)
    sourceTable.push([intake, records, lag, deadLetters]);
  const log = plainTable([
    'partition',
    'end',
    'published (C)',
    'folded (A)',
    'lag',
    'time',
    'policy',
    'scorecard',
    'customers',
    'overdue',
  ]);
  for (const each of partitions) {
    log.push([
      each.partition,
      each.end,
      each.committed ?? '-',
      each.applied ?? '-',
      each.lag,
      formatInstant(each.streamTime),
      `${each.policyVersion ?? '-'}${each.isSweeping ? ' (sweeping)' : ''}`,
      each.scorecardVersion ?? '-',
      each.customers,
      each.overdueTimers,
    ]);
  }
  const classes = plainTable(['class', 'customers']);
  for (const [name, count] of [...counts].sort(([left], [right]) => (left < right ? -1 : 1)))
    classes.push([name, count]);
  return [`deployment ${deployment}`, sourceTable, log, classes].join('\n');
}
