import type { Figure } from '../report/figure.ts';
import type { BacklogRun } from './run-backlog.ts';

/** What a run over a backlog comes to, line by line. */
export function backlogFigures(run: BacklogRun): readonly Figure[] {
  const { events, seconds, carriedSeconds, outputs, timers, cpuMicros, customers, bytesPerCustomer } = run;
  const { broker = Number.NaN, ...app } = cpuMicros;
  const appMicros = Object.values(app).reduce((sum, micros) => sum + micros, 0);
  return [
    { name: 'events/s', value: events / seconds, digits: 0 },
    { name: 'until all is published, s', value: seconds, digits: 1 },
    { name: 'until all stands in the log, s', value: carriedSeconds, digits: 1 },
    { name: 'outputs an event', value: outputs / events, digits: 3 },
    { name: 'timers an event', value: timers / events, digits: 3 },
    ...Object.entries(app).map(([name, value]) => ({ name: `${name}, CPU µs/event`, value, digits: 1 })),
    { name: 'all of these, CPU µs/event', value: appMicros, digits: 1 },
    {
      name: 'all of these, CPU µs/(event, timer or output)',
      value: (appMicros * events) / (events + timers + outputs),
      digits: 1,
    },
    { name: 'broker, CPU µs/event', value: broker, digits: 1 },
    { name: 'customers', value: customers, digits: 0 },
    { name: 'Redis, bytes a customer', value: bytesPerCustomer, digits: 0 },
  ];
}
