import { kafkaJars, kafkaJava } from './kafka/start-kafka.ts';
import { type Machine, thisMachine } from './machine/machine.ts';
import { MissingNeed } from './machine/missing-need.ts';
import { findRedisServer } from './redis/find-redis-server.ts';
import { registryApplication, registryJava } from './registry/start-registry.ts';

/** Each brings one thing that the servers need, or throws what to install. */
const NEEDS: readonly ((machine: Machine) => Promise<string>)[] = [
  kafkaJava,
  registryJava,
  findRedisServer,
  kafkaJars,
  registryApplication,
];

/**
 * Fetches what the servers need and returns what is missing and cannot be fetched, each with what to install.
 *
 * Empty when every server can start. Throws when a download or an installation fails.
 */
export async function prepareServers(machine: Machine = thisMachine()): Promise<readonly string[]> {
  const missing = new Set<string>();
  for (const need of NEEDS) {
    try {
      await need(machine);
    } catch (error) {
      if (!(error instanceof MissingNeed)) throw error;
      missing.add(error.message);
    }
  }
  return [...missing];
}
