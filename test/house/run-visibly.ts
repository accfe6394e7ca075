import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';

/**
 * Runs a program of the project's node_modules/.bin in `root`; its output is ours. True when it ended with 0.
 *
 * The folder leads PATH, so that the program runs on the project's own Node.
 */
export async function runVisibly(root: string, program: string, args: readonly string[]): Promise<boolean> {
  const bin = join(root, 'node_modules/.bin');
  const path = [bin, process.env['PATH'] ?? ''].join(delimiter);
  const child = spawn(join(bin, program), args, {
    cwd: root,
    env: { ...process.env, PATH: path },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}
