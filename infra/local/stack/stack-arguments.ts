import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { STACK_PORTS, type StackPorts } from './start-stack.ts';

/** What `pnpm stack --help` prints. */
export const STACK_USAGE = `Usage: pnpm stack start [options]

Runs Kafka, the schema registry and Redis on 127.0.0.1 until Ctrl-C.

  --data <folder>         where they keep their data and logs (default: .cache/stack)
  --ephemeral             keep nothing: temporary folders, removed at the end
  --kafka-port <port>     default ${STACK_PORTS.kafka}
  --registry-port <port>  default ${STACK_PORTS.registry}
  --redis-port <port>     default ${STACK_PORTS.redis}`;

/** What the command line asks for. `dataFolder` is null for --ephemeral. */
export type StackRequest =
  | { readonly kind: 'help' }
  | { readonly kind: 'start'; readonly ports: StackPorts; readonly dataFolder: string | null };

const PROJECT_FOLDER = resolve(import.meta.dirname, '../../..');

/**
 * Reads the arguments after `pnpm stack`; throws with a sentence when they make no sense.
 *
 * @param userFolder where the user stands, by which paths are meant
 */
export function parseStackArguments(args: readonly string[], userFolder: string): StackRequest {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      ephemeral: { type: 'boolean', default: false },
      'kafka-port': { type: 'string' },
      'registry-port': { type: 'string' },
      'redis-port': { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help || positionals.length === 0) return { kind: 'help' };
  if (positionals.length > 1 || positionals[0] !== 'start') {
    throw new Error(`Cannot do "${positionals.join(' ')}": the only command is "start"`);
  }
  if (values.ephemeral && values.data !== undefined) {
    throw new Error('Cannot use --data with --ephemeral: one keeps data, the other does not');
  }
  const ports = {
    kafka: parsePort(values['kafka-port'], STACK_PORTS.kafka),
    registry: parsePort(values['registry-port'], STACK_PORTS.registry),
    redis: parsePort(values['redis-port'], STACK_PORTS.redis),
  };
  // A relative --data means the folder the user stands in; the default belongs to the project.
  const dataFolder =
    values.data === undefined ? resolve(PROJECT_FOLDER, '.cache/stack') : resolve(userFolder, values.data);
  return { kind: 'start', ports, dataFolder: values.ephemeral ? null : dataFolder };
}

function parsePort(text: string | undefined, defaultPort: number): number {
  if (text === undefined) return defaultPort;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Error(`Cannot use "${text}" as a port: it is a whole number from 1 to 65535`);
}
