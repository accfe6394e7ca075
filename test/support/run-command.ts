import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { COMPILE_CACHE } from './compile-cache.ts';

/** How a command ended and what it wrote. */
export interface CommandResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that runs. */
export interface RunningCommand {
  /** What it has written to standard output so far. */
  stdout(): string;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<CommandResult>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
type Environment = Readonly<Record<string, string>>;

/** `tidemark`, as a shell would run it. */
export const TIDEMARK = 'packages/cli/src/main.ts';

/** Starts a TypeScript file of the repository by this Node, with these variables and of others only PATH and the place of what is compiled. */
export function startCommand(command: readonly string[], env: Environment): RunningCommand {
  return start(process.execPath, command, env);
}

/** Runs a TypeScript file of the repository to its end. */
export function runCommand(command: readonly string[], env: Environment): Promise<CommandResult> {
  return startCommand(command, env).ended;
}

/** Starts a line of shell; `$NODE` is this Node. */
export function startShell(line: string, env: Environment): RunningCommand {
  return start('sh', ['-c', line], { ...env, NODE: process.execPath });
}

function start(program: string, args: readonly string[], env: Environment): RunningCommand {
  const child = spawn(program, [...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...COMPILE_CACHE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const text = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString('utf8');
  return {
    stdout: () => text(stdout),
    kill: (signal) => child.kill(signal),
    // 'close' comes when the pipes are read to their ends, 'exit' may come before.
    ended: once(child, 'close').then(([code, signal]) => ({
      code,
      signal,
      stdout: text(stdout),
      stderr: text(stderr),
    })),
  };
}
