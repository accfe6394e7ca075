import type { ServerProcesses } from '../../support/start-processes.ts';
import type { BenchOptions } from '../bench-options.ts';
import { backlogFigures } from '../pipeline/backlog-figures.ts';
import { checkoutsOf } from '../pipeline/checkout.ts';
import { type BacklogRun, runBacklog } from '../pipeline/run-backlog.ts';
import { printComparison } from './print-comparison.ts';
import { runAlternating } from './run-alternating.ts';

/** Measures a backlog of so many days of history, of this checkout alone or of two in turn, and returns the table. */
export async function benchBacklog(
  servers: ServerProcesses,
  days: number,
  { against, rounds, seed, events, drawnCustomers: customers }: BenchOptions,
  print: (line: string) => void,
): Promise<{ readonly table: string; readonly runs: Readonly<Record<string, readonly BacklogRun[]>> }> {
  const runs = await runAlternating(checkoutsOf(against), rounds, (checkout, round) => {
    print(`${days} days, round ${round} of ${rounds}: ${checkout.name}`);
    const name = `bench-${days}d-${round}-${checkout.name}`;
    return runBacklog({ name, seed, events, customers, days, checkout, servers });
  });
  assertAlike([...runs.values()].flat());
  const title = `${days} days, ${events.toLocaleString('en-US')} events`;
  const figures = new Map([...runs].map(([name, ofRounds]) => [name, ofRounds.map(backlogFigures)]));
  return { table: printComparison(title, figures), runs: Object.fromEntries(runs) };
}

/** What must be published follows from the workload alone: who publishes something else does not do the same work. */
function assertAlike(runs: readonly BacklogRun[]): void {
  const different = new Set(
    runs.map(({ outputs, timers }) => `${outputs} outputs, ${timers} of them by timers`),
  );
  if (different.size > 1)
    throw new Error(`Not every run has published the same: ${[...different].join('; ')}`);
}
