import type { ServerProcesses } from '../support/start-processes.ts';
import type { BenchOptions, Part } from './bench-options.ts';
import { benchBacklog } from './compare/bench-backlog.ts';
import { benchSteady } from './compare/bench-steady.ts';
import { printReport } from './report/print-report.ts';
import { runBench } from './run-bench.ts';

/** Where a run's words go. */
export interface BenchOutput {
  /** A line for each step. */
  readonly progress: (line: string) => void;
  /** A table as soon as it is measured. */
  readonly table: (table: string) => void;
}

/** Measures the parts that were asked for, one after the other, and returns all figures by part. */
export async function runParts(
  servers: ServerProcesses,
  options: BenchOptions,
  output: BenchOutput,
): Promise<Readonly<Record<string, unknown>>> {
  const report: Record<string, unknown> = { options };
  for (const part of options.parts) {
    const { table, ...figures } = await measure(part, servers, options, output.progress);
    output.table(table);
    report[part] = figures;
  }
  return report;
}

async function measure(
  part: Part,
  servers: ServerProcesses,
  options: BenchOptions,
  print: (line: string) => void,
): Promise<{ readonly table: string }> {
  switch (part) {
    case 'loops': {
      const report = await runBench(servers, options, print);
      return { table: printReport(report), ...report };
    }
    case '180-days':
      return benchBacklog(servers, 180, options, print);
    case '2-days':
      return benchBacklog(servers, 2, options, print);
    case 'steady':
      return benchSteady(servers, options, print);
    default:
      return part satisfies never;
  }
}
