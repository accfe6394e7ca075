/** Areas by what the path of a file contains; the first that fits. */
const AREAS: readonly (readonly [part: string, area: string])[] = [
  ['/node_modules/kafkajs/', 'kafkajs'],
  ['/node_modules/ioredis/', 'ioredis'],
  ['/node_modules/redis-parser/', 'ioredis'],
  ['/node_modules/prom-client/', 'metrics'],
  ['/node_modules/', 'other packages'],
  ['/packages/core/src/codec/', 'core: packed states'],
  ['/packages/core/', 'core: the fold'],
  ['/schemas/', 'schemas: Avro'],
  ['/packages/pipeline/', 'pipeline'],
  ['/packages/stream/', 'stream'],
  ['/packages/operations/', 'operations'],
  ['/packages/simulation/', 'simulation: the replay itself'],
  ['/packages/cli/', 'cli'],
  ['/test/bench/', 'the bare loop, the meter'],
  ['node:', 'Node: sockets, timers, buffers'],
];

/** What V8 itself does, by the name it gives it. */
const OWN_NODES: Readonly<Record<string, string>> = {
  '(garbage collector)': 'garbage collection',
  '(program)': 'Node: sockets, timers, buffers',
  '(idle)': 'idle',
};

/** The area that a function belongs to; undefined for a built-in one, whose time is its caller's. */
export function areaOf({ url, functionName }: { readonly url: string; readonly functionName: string }) {
  const area = AREAS.find(([part]) => url.includes(part))?.[1];
  return area ?? OWN_NODES[functionName];
}
