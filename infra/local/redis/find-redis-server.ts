import { findProgram } from '../machine/find-program.ts';
import { installPackage } from '../machine/install-package.ts';
import type { Machine } from '../machine/machine.ts';
import { MissingNeed } from '../machine/missing-need.ts';

/** Path of redis-server; where it is missing and the machine is a Debian of which we are root, it is installed. */
export async function findRedisServer(machine: Machine): Promise<string> {
  const found = findProgram('redis-server', machine);
  if (found !== null) return found;
  await installPackage('redis-server', machine);
  const installed = findProgram('redis-server', machine);
  if (installed !== null) return installed;
  throw new MissingNeed('redis-server', 'keeps the state of customers', 'apt-get install redis-server');
}
