import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findProgram } from './find-program.ts';
import type { Machine } from './machine.ts';

/** Nothing may ask a question, and RUNLEVEL=1 keeps the package from starting its server as a service. */
const QUIET_ENVIRONMENT = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };

/**
 * Installs a Debian package when that can be done without asking anybody: apt-get is there and we are root.
 *
 * Does nothing otherwise. Throws when apt-get fails; its output is the user's to read.
 */
export async function installPackage(name: string, machine: Machine): Promise<void> {
  const aptGet = findProgram('apt-get', machine);
  if (aptGet === null || !machine.isRoot) return;
  console.error(`${name} is missing: installing it with apt-get …`);
  await runVisibly(aptGet, ['update', '-qq']);
  await runVisibly(aptGet, ['install', '-y', '-qq', '--no-install-recommends', name]);
}

async function runVisibly(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, {
    env: { ...process.env, ...QUIET_ENVIRONMENT },
    // Standard output belongs to the command that needed the package.
    stdio: ['ignore', process.stderr, process.stderr],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}`);
}
