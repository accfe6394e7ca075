import { readFileSync } from 'node:fs';
import { type ServiceProcess, startService, untilReady } from '../support/service-process.ts';

/**
 * The heap that a service is given. What it may hold at a time is bounded by batches and windows: some 20 to 40 MiB; the
 * segmenter's customers take as much again (`CACHE_MIB`, and what is not written). What grew with a backlog would reach this at
 * once, and Node ends a process that does.
 */
const HEAP_MIB = 64;
const SEGMENTER_HEAP_MIB = 128;
/**
 * Of the three parts of the young generation. By itself it grows to 32 MiB each in a burst of work, and in a heap as small as
 * this one V8 then collects all of it again and again, for ever, also when nothing comes in: half a core.
 */
const SEMI_SPACE_MIB = 4;
/**
 * What a process may take in all: the heap, young objects, fetched and unsent bytes, Node itself; some 200 to 310 are taken.
 * The same for every number of events.
 */
export const RSS_BOUND_MIB = 400;

/** A service in a small heap. */
export interface MeasuredService extends ServiceProcess {
  readonly name: string;
  /** The most it has taken since its start, in MiB. */
  peakRssMib(): number;
}

/** Starts a service whose heap must do with `heapMib`, and waits until it is ready. */
export async function startMeasured(
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<MeasuredService> {
  const service = await startService({
    main: `services/${name}/src/main.ts`,
    env: {
      ...env,
      NODE_OPTIONS: `--max-old-space-size=${heapMib(name)} --max-semi-space-size=${SEMI_SPACE_MIB}`,
    },
  });
  await untilReady(service);
  return { ...service, name, peakRssMib: () => peakRssMib(service.pid) };
}

/** The heap that a service is given, in MiB. */
export function heapMib(name: string): number {
  return name === 'segmenter' ? SEGMENTER_HEAP_MIB : HEAP_MIB;
}

/** The kernel's own high-water mark: no peak between two looks is missed. */
function peakRssMib(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1_024);
}
