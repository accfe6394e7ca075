import {
  type ServiceProcess,
  serviceEnvironment,
  startService,
  untilReady,
} from '../../support/service-process.ts';
import type { ServerProcesses } from '../../support/start-processes.ts';
import { processCpuMicros } from '../servers/process-cpu.ts';
import type { Checkout } from './checkout.ts';

/** A deployment's services, a process each, and the servers that they use. */
export interface RunningPipeline extends AsyncDisposable {
  /** The services and the servers that are measured. */
  readonly processes: readonly string[];
  /** CPU time of one of them so far, in microseconds. */
  cpuMicros(process: string): number;
  /** @throws Error with the log of a service that has ended. */
  assertRunning(): void;
}

export interface PipelineOptions {
  readonly checkout: Checkout;
  readonly deployment: string;
  readonly services: readonly string[];
  readonly servers: ServerProcesses;
  /** Where each service leaves a profile of its main thread when it stops; undefined for none. */
  readonly profileFolder?: string | undefined;
}

/** Starts the services of a checkout side by side, as they ship, and resolves when all are ready. */
export async function startPipeline(options: PipelineOptions): Promise<RunningPipeline> {
  const { checkout, deployment, services, servers, profileFolder } = options;
  await using stack = new AsyncDisposableStack();
  const started = new Map<string, ServiceProcess>();
  const ended = new Set<string>();
  const profiling = (name: string): Readonly<Record<string, string>> =>
    profileFolder === undefined
      ? {}
      : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profileFolder} --cpu-prof-name=${name}.cpuprofile` };
  const start = async (name: string) => {
    const env = { ...serviceEnvironment(deployment, servers), ...profiling(name) };
    const service = await startService({
      main: `services/${name}/src/main.ts`,
      folder: checkout.folder,
      env,
    });
    started.set(name, stack.use(service));
    void service.exited.then(() => ended.add(name));
    await untilReady(service);
  };
  const outcomes = await Promise.allSettled(services.map(start));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  const owned = stack.move();
  const pidOf = (process: string) => started.get(process)?.pid ?? servers.pids[process as 'broker' | 'redis'];
  return {
    processes: [...services, 'redis', 'broker'],
    cpuMicros: (process) => processCpuMicros(pidOf(process)),
    assertRunning: () => {
      for (const [name, { logs }] of started) {
        if (ended.has(name)) throw new Error(`The service ${name} has ended:\n${logs().slice(-4_000)}`);
      }
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
