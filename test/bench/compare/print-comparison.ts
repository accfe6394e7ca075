import type { Figure } from '../report/figure.ts';
import { median } from '../report/median.ts';
import { printTable } from '../report/print-table.ts';

/**
 * Medians of all rounds, a column for each checkout. Of two there is a third column: the second by the first, the median
 * of the rounds' ratios with the least and the greatest of them.
 *
 * @param rounds figures of each round by checkout, the same ones in the same order in each
 */
export function printComparison(
  title: string,
  rounds: ReadonlyMap<string, readonly (readonly Figure[])[]>,
): string {
  const names = [...rounds.keys()];
  const columns = [...rounds.values()];
  const lines = columns[0]![0]!.map(({ name, digits }, line) => {
    const values = columns.map((runs) => runs.map((figures) => figures[line]!.value));
    return [name, ...values.map((ofRounds) => text(median(ofRounds), digits)), ...ratioOf(values)];
  });
  const isCompared = columns.length === 2;
  return printTable([[title, ...names, ...(isCompared ? [`${names[1]} / ${names[0]}`] : [])], ...lines]);
}

function ratioOf(values: readonly (readonly number[])[]): readonly string[] {
  const [before, after] = values;
  if (before === undefined || after === undefined) return [];
  const ratios = after.map((value, round) => value / before[round]!);
  if (!ratios.every(Number.isFinite)) return [''];
  const [least, middle, most] = [Math.min(...ratios), median(ratios), Math.max(...ratios)];
  return [`${middle.toFixed(2)} (${least.toFixed(2)}-${most.toFixed(2)})`];
}

function text(value: number, digits: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
