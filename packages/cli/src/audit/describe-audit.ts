import {
  type AuditFault,
  type AuditReport,
  type FaultKind,
  type OverdueTimer,
  type PartitionAudit,
  printable,
} from '@tidemark/operations';
import { counted } from '../sentences/counted.ts';
import { formatDays } from '../sentences/format-days.ts';
import { formatInstant } from '../sentences/format-instant.ts';
import { plainTable } from '../terminal/plain-table.ts';

const SENTENCES: Readonly<Record<FaultKind, string>> = {
  'offsets-misfit': 'the offsets do not fit together',
  'log-not-whole': 'the log has lost its first records: the state cannot be recomputed',
  'state-differs': 'a state is not the fold of the log',
  'customer-missing': 'a customer of the log has no state in the store',
  'customer-unknown': 'the store holds a customer whom the log does not know',
  'memory-differs': 'the reserved fields of the partition are not the fold of the log',
  'counter-differs': 'a counter is not what it counts',
  'due-missing': 'the due index lacks an entry: this silence would not fire when it is due',
  'due-unexpected': 'the due index holds an entry that should not be there',
  'output-missing': "an output is missing: a gap in the customer's chain",
  'output-twice': 'an output was published twice',
  'output-unknown': 'an output that the fold does not produce: another writer publishes to this topic',
  'output-differs': 'an output is not what the fold produces',
  'output-misplaced': 'an output stands after a later one of its customer',
};

/** A report for people: a table of the partitions, then each kind of fault with its first examples. */
export function describeAudit(report: AuditReport): string {
  const { deployment, share, partitions } = report;
  const compared =
    share >= 1 ? 'every customer' : `a sample of ${(100 * share).toPrecision(2)} % of the customers`;
  const lines = [`deployment ${deployment}, ${compared} compared`, partitionTable(partitions)];
  const faults = partitions.flatMap((each) => each.faults.first);
  lines.push(...faults.map(describeFault), verdict(partitions));
  return lines.join('\n');
}

function partitionTable(partitions: readonly PartitionAudit[]): string {
  const head = ['partition', 'end', 'published (C)', 'folded (A)', 'customers', 'due entries', 'outputs'];
  const table = plainTable([...head, 'oldest overdue timer', 'faults']);
  for (const each of partitions) {
    table.push([
      each.partition,
      each.end,
      each.committed ?? '-',
      each.applied ?? '-',
      each.customers,
      each.dues,
      each.expiredOutputs === 0 ? each.outputs : `${each.outputs} (${each.expiredOutputs} expired)`,
      each.oldestOverdue === undefined ? '-' : describeOverdue(each.oldestOverdue),
      faultCount(each),
    ]);
  }
  return table.toString();
}

function describeOverdue({ id, due, lateMs }: OverdueTimer): string {
  return `${printable(id)} since ${formatInstant(due)} (${formatDays(lateMs)})`;
}

function describeFault({ kind, partition, subject, expected, found }: AuditFault): string {
  return [
    `partition ${partition}, ${printable(subject)}: ${SENTENCES[kind]} [${kind}]`,
    `  expected ${plain(expected)}`,
    `  found    ${plain(found)}`,
  ].join('\n');
}

function plain(value: unknown): string {
  if (value === undefined) return 'nothing';
  return printable(typeof value === 'string' ? value : JSON.stringify(value));
}

function verdict(partitions: readonly PartitionAudit[]): string {
  const total = partitions.reduce((sum, each) => sum + faultCount(each), 0);
  if (total === 0) return 'No differences: all is as recomputed from the log.';
  const kinds = new Map<FaultKind, number>();
  for (const { faults } of partitions) {
    for (const [kind, count] of faults.counts) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  }
  const byKind = [...kinds].map(([kind, count]) => `${kind} ${count}`).join(', ');
  return `${counted(total, 'difference')}: ${byKind}`;
}

function faultCount({ faults }: PartitionAudit): number {
  return [...faults.counts.values()].reduce((sum, count) => sum + count, 0);
}
