import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { isPortFree } from '../machine/free-port.ts';
import { killWithParent, withParentDeathSignal } from './kill-with-parent.ts';
import { tailOf } from './tail-of.ts';

/** One server process: what to run and how to know that it answers. */
export interface ServerCommand {
  /** For messages: `Kafka`. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** Added to this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** On 127.0.0.1, where it will listen. */
  readonly port: number;
  readonly workingFolder: string;
  /** Receives standard output and standard error, appended over restarts. */
  readonly logFile: string;
  /** Asks the server a real question; true when it answers as one that can work. */
  readonly isReady: () => Promise<boolean>;
  readonly startTimeoutMs: number;
}

const PROBE_INTERVAL_MS = 50;

/** Starts the process and returns when it answers; throws with the end of its log when it does not. */
export async function startProcess(command: ServerCommand): Promise<ChildProcess> {
  // Whoever listens there already would answer in our server's place.
  if (!(await isPortFree(command.port))) {
    throw new Error(`Cannot start ${command.name}: port ${command.port} is taken`);
  }
  const child = spawnServer(command);
  const deadlineMs = performance.now() + command.startTimeoutMs;
  await once(child, 'spawn');
  while (!(await command.isReady())) {
    if (hasEnded(child)) throw startFailure(command, `it ended with ${child.exitCode ?? child.signalCode}`);
    if (performance.now() > deadlineMs) {
      child.kill('SIGKILL');
      throw startFailure(command, `it did not answer within ${command.startTimeoutMs} ms`);
    }
    await wait(PROBE_INTERVAL_MS);
  }
  return child;
}

function spawnServer(command: ServerCommand): ChildProcess {
  const log = openSync(command.logFile, 'a');
  try {
    const [program, ...args] = withParentDeathSignal(command.program, command.args);
    const child = spawn(program, args, {
      cwd: command.workingFolder,
      env: { ...process.env, ...command.env },
      stdio: ['ignore', log, log],
      // A process group of its own: Ctrl-C in the terminal reaches us alone, and we stop servers in order.
      detached: true,
    });
    killWithParent(child);
    return child;
  } finally {
    closeSync(log);
  }
}

/** True once the process has exited or was killed. */
export function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Sends the signal and returns when the process has ended; SIGKILL follows after `patienceMs`. */
export async function endProcess(
  child: ChildProcess,
  signal: NodeJS.Signals,
  patienceMs: number,
): Promise<void> {
  if (hasEnded(child)) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  child.kill('SIGCONT'); // a paused process takes no signal but SIGKILL until it goes on
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await ended;
  clearTimeout(timer);
}

function startFailure(command: ServerCommand, what: string): Error {
  return new Error(
    `Cannot start ${command.name}: ${what}. End of ${command.logFile}:\n${tailOf(command.logFile)}`,
  );
}
