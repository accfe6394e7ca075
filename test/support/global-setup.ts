import type { TestProject } from 'vitest/node';
import { hasContainerEngine, startContainers } from './start-containers.ts';
import { startProcesses } from './start-processes.ts';
import type { TestServers } from './test-servers.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** `host:port` of the shared Kafka. */
    kafkaBrokers: string;
    /** The Confluent-compatible API of the shared schema registry. */
    registryUrl: string;
    redisUrl: string;
  }
}

/** The servers of this run and how many projects still use them. */
interface Shared {
  readonly servers: Promise<TestServers>;
  users: number;
}

// Vitest loads this file anew for each project, but all of them live in one process.
const inThisProcess = globalThis as typeof globalThis & { tidemarkTestServers?: Shared };

/** Starts the shared servers before the first project that needs them and stops them after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  inThisProcess.tidemarkTestServers ??= { servers: startServers(), users: 0 };
  const shared = inThisProcess.tidemarkTestServers;
  shared.users += 1;
  const servers = await shared.servers;
  project.provide('kafkaBrokers', servers.kafkaBrokers);
  project.provide('registryUrl', servers.registryUrl);
  project.provide('redisUrl', servers.redisUrl);
  return async () => {
    shared.users -= 1;
    if (shared.users === 0) await servers[Symbol.asyncDispose]();
  };
}

async function startServers(): Promise<TestServers> {
  return (await hasContainerEngine()) ? startContainers() : startProcesses({ life: 'short' });
}
