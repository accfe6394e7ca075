import type { PartitionStore, StateStore } from '@tidemark/stream';
import { checkPositions } from '../check/check-positions.ts';
import { collect } from '../collect.ts';
import { type Caller, portCall } from './port-call.ts';

/** The state store as a process sees it: the shared one, behind the network. */
export function simulatedStore(caller: Caller): StateStore {
  return { partition: (partition) => simulatedPartition(caller, partition), close: async () => undefined };
}

function simulatedPartition(caller: Caller, number: number): PartitionStore {
  const { world } = caller;
  const shared = world.store.partition(number);
  const inner = world.ablation?.store?.(shared, world) ?? shared;
  const read = async <T>(name: string, part: () => Promise<T>): Promise<T> =>
    (await portCall(caller, { operation: 'read-store', name: `${name} of ${number}` }, [part]))[0]!;
  const change = async <T>(name: string, part: () => Promise<T>): Promise<T> =>
    (await portCall(caller, { operation: 'write', name: `${name} ${number}` }, [part]))[0]!;

  return {
    partition: number,
    read: (ids) => read(`read ${ids.join(',')}`, () => inner.read(ids)),
    readFields: (names) => read('read fields', () => inner.readFields(names)),
    peekFields: (names) => read('peek at fields', () => inner.peekFields(names)),
    extent: (names) => read('read extent', () => inner.extent(names)),
    dueThrough: (through, limit) => read('read dues', () => inner.dueThrough(through, limit)),
    dueAfter: (after, limit) => read('read dues after', () => inner.dueAfter(after, limit)),
    readDues: (look) => read('read due lists', () => inner.readDues(look)),
    write: (write) =>
      change(`write A=${write.expected}→${write.next} in`, async () => {
        const outcome = await inner.write(write);
        world.trace(() => `  ${outcome} in ${number}`);
        if (outcome === 'applied') world.writes.push({ partition: number, write });
        await checkPositions(world, number);
        return outcome;
      }),
    counts: () => read('read counts', () => inner.counts()),
    size: (through) => read('read size', () => inner.size(through)),
    sample: (limit) => read('sample', () => inner.sample(limit)),
    async *scan() {
      yield* await read('scan', () => collect(inner.scan()));
    },
    clear: () => change('clear', () => inner.clear()),
  };
}
