import type { Figure } from '../report/figure.ts';
import { percentile } from '../report/percentile.ts';
import type { SteadyRun } from './run-steady.ts';

/** What a steady load comes to, line by line. */
export function steadyFigures(run: SteadyRun): readonly Figure[] {
  const { broker = Number.NaN, ...app } = run.cpuMicros;
  const appMicros = Object.values(app).reduce((sum, micros) => sum + micros, 0);
  return [
    ...Object.entries(app).map(([name, value]) => ({ name: `${name}, CPU µs/event`, value, digits: 1 })),
    { name: 'all of these, CPU µs/event', value: appMicros, digits: 1 },
    { name: 'broker, CPU µs/event', value: broker, digits: 1 },
    { name: 'send to receipt, p50 ms', value: percentile(run.latenciesMs, 0.5), digits: 0 },
    { name: 'send to receipt, p99 ms', value: percentile(run.latenciesMs, 0.99), digits: 0 },
    { name: 'outputs missing', value: run.missing, digits: 0 },
    { name: 'outputs an event', value: run.outputsPerEvent, digits: 3 },
    { name: 'records of the log, a second', value: run.logRecordsPerSecond, digits: 0 },
    { name: 'offset commits, a second', value: run.commitsPerSecond, digits: 0 },
  ];
}
