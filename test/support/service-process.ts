import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { killWithParent, withParentDeathSignal } from '../../infra/local/process/kill-with-parent.ts';
import { COMPILE_CACHE } from './compile-cache.ts';
import type { ServerUrls } from './real-context.ts';

/** A service in a process of its own. */
export interface ServiceProcess extends AsyncDisposable {
  readonly pid: number;
  /** `http://127.0.0.1:port` of its probes. */
  readonly url: string;
  /** What it has logged so far, a line of JSON each. */
  logs(): string;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when the process is gone. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

export interface ServiceOptions {
  /** The file to run, from the repository's root: `services/segmenter/src/main.ts`. */
  readonly main: string;
  readonly arguments?: readonly string[];
  /** The root of another checkout to run it from; this one by default. */
  readonly folder?: string;
  readonly env: Readonly<Record<string, string>>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_TIMEOUT_MS = 60_000;
const LOOK_MS = 20;

/** The environment of a service of the deployment `name` on these servers; `name` also prefixes topics and keys. */
export function serviceEnvironment(name: string, urls: ServerUrls): Readonly<Record<string, string>> {
  return {
    TIDEMARK_DEPLOYMENT: name,
    TIDEMARK_TOPIC_PREFIX: `${name}.`,
    TIDEMARK_REDIS_PREFIX: name,
    KAFKA_BROKERS: urls.kafkaBrokers,
    SCHEMA_REGISTRY_URL: urls.registryUrl,
    REDIS_URL: urls.redisUrl,
    KAFKA_SESSION_TIMEOUT_MS: '6000',
    HTTP_HOST: '127.0.0.1',
    HTTP_PORT: '0',
  };
}

/** Starts a service and resolves when its probes are served, ready or not. Disposing stops it by SIGTERM. */
export async function startService(options: ServiceOptions): Promise<ServiceProcess> {
  const [program, ...args] = withParentDeathSignal(process.execPath, [
    options.main,
    ...(options.arguments ?? []),
  ]);
  const child = spawn(program, args, {
    cwd: options.folder ?? ROOT,
    env: { PATH: process.env['PATH'], ...COMPILE_CACHE, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A test that fails before it stops its services must not leave them to the machine.
  killWithParent(child);
  const output: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const exited = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  const logs = () => output.join('');
  const port = await servedPort(child, logs);
  return {
    pid: child.pid!,
    url: `http://127.0.0.1:${port}`,
    logs,
    kill: (signal) => child.kill(signal),
    exited,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** Resolves when the service says that it is ready; throws with its log when it ends before that. */
export async function untilReady(service: ServiceProcess): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  let hasEnded = false;
  void service.exited.then(() => {
    hasEnded = true;
  });
  while (!hasEnded && performance.now() < deadline) {
    const answer = await fetch(`${service.url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(LOOK_MS);
  }
  throw new Error(`The service did not become ready:\n${service.logs()}`);
}

async function servedPort(child: ChildProcess, logs: () => string): Promise<number> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const port = /"port":(\d+),"msg":"serving/.exec(logs())?.[1];
    if (port !== undefined) return Number(port);
    if (child.exitCode !== null) break;
    await sleep(LOOK_MS);
  }
  throw new Error(`The service did not start:\n${logs()}`);
}
