import { join } from 'node:path';
import { freePort } from '../machine/free-port.ts';
import { thisMachine } from '../machine/machine.ts';
import { askTcp } from '../process/ask-tcp.ts';
import { type RunningServer, runServer } from '../process/running-server.ts';
import { serverFolder } from '../process/server-folder.ts';
import { findRedisServer } from './find-redis-server.ts';

/** Settings of a local Redis. */
export interface RedisOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** Data and log; default: a temporary folder that goes with the server. */
  readonly folder?: string;
  /** When the append-only file reaches the disk; `off` keeps nothing over a restart. Default: `off`. */
  readonly appendOnly?: 'off' | 'everysec' | 'always';
}

/** A Redis server, with the folder of its append-only file. */
export interface RunningRedis extends RunningServer {
  /** Holds `*.aof.manifest` and the increments it names; written when `appendOnly` is not `off`. */
  readonly appendOnlyFolder: string;
}

const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 10_000;

/** Starts Redis on 127.0.0.1, with no snapshots and no eviction, ready to answer. */
export async function startRedis(options: RedisOptions = {}): Promise<RunningRedis> {
  const program = await findRedisServer(thisMachine());
  const port = options.port ?? (await freePort());
  const { folder, isFolderTemporary } = await serverFolder('redis', options.folder);
  const server = await runServer({
    url: `redis://127.0.0.1:${port}`,
    folder,
    isFolderTemporary,
    stopTimeoutMs: STOP_TIMEOUT_MS,
    command: {
      port,
      name: 'Redis',
      program,
      args: redisArguments(port, folder, options.appendOnly ?? 'off'),
      workingFolder: folder,
      logFile: join(folder, 'redis.log'),
      isReady: () => answersPing(port),
      startTimeoutMs: START_TIMEOUT_MS,
    },
  });
  return Object.assign(server, { appendOnlyFolder: join(folder, 'appendonlydir') });
}

function redisArguments(port: number, folder: string, appendOnly: 'off' | 'everysec' | 'always'): string[] {
  const durability =
    appendOnly === 'off' ? ['--appendonly', 'no'] : ['--appendonly', 'yes', '--appendfsync', appendOnly];
  const place = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder];
  return [...place, '--save', '', '--maxmemory-policy', 'noeviction', ...durability];
}

/** False also while Redis is still loading its append-only file. */
async function answersPing(port: number): Promise<boolean> {
  const answer = await askTcp(port, Buffer.from('PING\r\n'), (bytes) => bytes.includes('\r\n'));
  return answer?.toString() === '+PONG\r\n';
}
