/** How far a process has come with what it has to do. */
export interface Doing {
  readonly process: string;
  /** Events that it works off in all, and so far. */
  readonly events: number;
  readonly done: () => number;
}

/** CPU time of processes by what they worked off once they were warm. */
export interface WarmCpu {
  /** Notes who has become warm by now; to be called every now and then. */
  look(): void;
  /** Microseconds an event of its own, warm-up left out. */
  microsPerEvent(process: string): number;
}

/** The share of its own work during which a process counts as cold: Node still compiles. */
const WARM_UP_SHARE = 0.2;

interface Mark {
  readonly done: number;
  readonly cpuMicros: number;
}

/** Begins to watch; who has done nearly everything before the first look is counted whole, the warm-up included. */
export function watchWarmCpu(all: readonly Doing[], cpuMicros: (process: string) => number): WarmCpu {
  const mark = ({ process, done }: Doing): Mark => ({ done: done(), cpuMicros: cpuMicros(process) });
  const cold = new Map(all.map((each) => [each.process, mark(each)]));
  const warm = new Map<string, Mark>();
  return {
    look() {
      for (const each of all) {
        const isWarm = each.done() >= each.events * WARM_UP_SHARE;
        if (isWarm && !warm.has(each.process)) warm.set(each.process, mark(each));
      }
    },
    microsPerEvent(process) {
      const { events } = all.find((each) => each.process === process)!;
      const marked = warm.get(process);
      const from = marked !== undefined && marked.done <= events / 2 ? marked : cold.get(process)!;
      return (cpuMicros(process) - from.cpuMicros) / (events - from.done);
    },
  };
}
