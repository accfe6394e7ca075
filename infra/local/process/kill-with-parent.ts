import type { ChildProcess } from 'node:child_process';
import { findProgram } from '../machine/find-program.ts';
import { thisMachine } from '../machine/machine.ts';

const alive = new Set<ChildProcess>();
let isHooked = false;

/** Kills the child when this process exits by itself; a server never outlives who started it. */
export function killWithParent(child: ChildProcess): void {
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  if (isHooked) return;
  isHooked = true;
  process.once('exit', () => {
    for (const left of alive) left.kill('SIGKILL');
  });
}

/**
 * The command line by which Linux itself kills the child when this process dies, also by kill -9.
 *
 * `setpriv` (util-linux) replaces itself by the program, so the pid is the server's. Without it the command is
 * returned as it is, and only `killWithParent` guards.
 */
export function withParentDeathSignal(
  program: string,
  args: readonly string[],
): readonly [string, ...string[]] {
  const setpriv = process.platform === 'linux' ? findProgram('setpriv', thisMachine()) : null;
  if (setpriv === null) return [program, ...args];
  return [setpriv, '--pdeathsig', 'KILL', '--', program, ...args];
}
