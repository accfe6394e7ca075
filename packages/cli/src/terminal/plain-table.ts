import Table from 'cli-table3';

/** A table without colours: cli-table3's own would go into pipes and files too, and NO_COLOR would not stop them. */
export function plainTable(head: readonly string[]): Table.Table {
  return new Table({ head: [...head], style: { head: [], border: [] } });
}
