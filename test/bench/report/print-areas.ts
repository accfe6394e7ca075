import { printTable } from './print-table.ts';

/** Times by area of the code, a column for each of those who were profiled; ordered by what the segmenter spends. */
export function printAreas(
  title: string,
  byColumn: Readonly<Record<string, Readonly<Record<string, number>>>>,
): string {
  const columns = Object.entries(byColumn);
  const { segmenter = {} } = byColumn;
  const names = [...new Set(columns.flatMap(([, areas]) => Object.keys(areas)))];
  names.sort((left, right) => (segmenter[right] ?? 0) - (segmenter[left] ?? 0));
  const sums = columns.map(([, areas]) => Object.values(areas).reduce((sum, micros) => sum + micros, 0));
  return printTable([
    [title, ...columns.map(([column]) => column)],
    ...names.map((name) => [name, ...columns.map(([, areas]) => (areas[name] ?? 0).toFixed(2))]),
    ['sum', ...sums.map((micros) => micros.toFixed(2))],
  ]);
}
