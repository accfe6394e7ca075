import { type AreaTimes, startProfile } from '../profile/start-profile.ts';
import type { Job } from './job.ts';

/** What was measured between the end of the warm-up and the last event. */
export interface Measurement {
  readonly events: number;
  readonly seconds: number;
  /** User and system time of the whole process, all its threads. */
  readonly cpuMicros: number;
  readonly transactionsMs: readonly number[];
  /** Records published over the whole run, warm-up included. */
  readonly outputs: number;
  readonly areas: AreaTimes | undefined;
}

/** Counts what is done and measures it. */
export interface Meter {
  /** So many more events are wholly done with. */
  note(events: number): void;
  noteOutputs(records: number): void;
  /** Times a transaction from now until the function it returns is called. */
  startTransaction(): () => void;
  /** Resolves with the last event. */
  readonly done: Promise<Measurement>;
}

/** Opens the meter of a job. */
export function openMeter({ events, warmUpEvents, isProfiled }: Job): Meter {
  const done = Promise.withResolvers<Measurement>();
  const transactionsMs: number[] = [];
  let total = 0;
  let outputs = 0;
  let stop: (() => Measurement) | undefined;

  function start(): () => Measurement {
    const counted = events - total;
    const stopProfile = isProfiled ? startProfile() : undefined;
    const startedAt = performance.now();
    const cpu = process.cpuUsage();
    return () => {
      const { user, system } = process.cpuUsage(cpu);
      const seconds = (performance.now() - startedAt) / 1_000;
      const areas = stopProfile?.();
      return { events: counted, seconds, cpuMicros: user + system, transactionsMs, outputs, areas };
    };
  }

  return {
    note(more) {
      total += more;
      if (total >= warmUpEvents) stop ??= start();
      if (total >= events) done.resolve(stop!());
    },
    noteOutputs(records) {
      outputs += records;
    },
    startTransaction() {
      const startedAt = performance.now();
      return () => {
        if (stop !== undefined) transactionsMs.push(performance.now() - startedAt);
      };
    },
    done: done.promise,
  };
}
