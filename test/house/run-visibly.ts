import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, join } from 'node:path';
import type { Print } from './take-turns.ts';

/** A program of the project's node_modules/.bin, and its arguments. */
export interface Program {
  readonly name: string;
  readonly args: readonly string[];
  /** Added to our own environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a program in `root` and prints what it writes. True when it ended with 0.
 *
 * node_modules/.bin leads PATH, so that the program runs on the project's own Node.
 */
export async function runVisibly(root: string, { name, args, env }: Program, print: Print): Promise<boolean> {
  const bin = join(root, 'node_modules/.bin');
  const path = [bin, process.env['PATH'] ?? ''].join(delimiter);
  // It writes to a pipe, and would take our terminal for one that knows no colours.
  const colours = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = spawn(join(bin, name), args, {
    cwd: root,
    env: { ...process.env, ...colours, ...env, PATH: path },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', print);
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0;
}
