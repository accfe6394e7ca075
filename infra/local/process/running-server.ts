import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { endProcess, hasEnded, type ServerCommand, startProcess } from './server-process.ts';

/** A server that this process has started and owns. Leaving its `await using` block ends it. */
export interface RunningServer extends AsyncDisposable {
  /** What a client needs to reach it: `127.0.0.1:9092`, `redis://127.0.0.1:6379`, `http://…/apis/ccompat/v7`. */
  readonly url: string;
  readonly port: number;
  /** Its data and its log. */
  readonly folder: string;
  readonly logFile: string;
  /** Of the process that runs now; another one after `restart`. */
  readonly pid: number;
  /** Ends it cleanly and returns when it is gone; its data stays. Nothing happens when it has ended already. */
  stop(): Promise<void>;
  /** Sends the signal (SIGKILL by default) and returns when the process is gone; its data stays. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Freezes it (SIGSTOP): connections stay open and nothing answers. */
  pause(): void;
  /** Lets a paused server go on. */
  resume(): void;
  /** Starts it again on the same port and folder, stopping it first when it still runs. Ready when this returns. */
  restart(): Promise<void>;
  /** Resolves when the process that runs now has ended, for whatever reason. */
  ended(): Promise<void>;
}

/** How a server is started and what becomes of its folder. */
export interface ServerPlan {
  readonly url: string;
  readonly folder: string;
  /** The folder is removed when the server is disposed. */
  readonly isFolderTemporary: boolean;
  readonly command: ServerCommand;
  readonly stopTimeoutMs: number;
}

/** Starts the planned server; ready when this returns. */
export async function runServer(plan: ServerPlan): Promise<RunningServer> {
  let child = await startProcess(plan.command).catch(async (error: unknown) => {
    if (plan.isFolderTemporary) await rm(plan.folder, { recursive: true, force: true });
    throw error;
  });
  const stop = () => endProcess(child, 'SIGTERM', plan.stopTimeoutMs);
  return {
    url: plan.url,
    port: plan.command.port,
    folder: plan.folder,
    logFile: plan.command.logFile,
    get pid() {
      return pidOf(child);
    },
    stop,
    kill: (signal = 'SIGKILL') => endProcess(child, signal, plan.stopTimeoutMs),
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    restart: async () => {
      await stop();
      child = await startProcess(plan.command);
    },
    ended: async () => {
      if (!hasEnded(child)) await once(child, 'exit');
    },
    [Symbol.asyncDispose]: async () => {
      await stop();
      if (plan.isFolderTemporary) await rm(plan.folder, { recursive: true, force: true });
    },
  };
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('The process was never started');
  return child.pid;
}
