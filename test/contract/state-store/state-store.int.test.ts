import { fc, test as property } from '@fast-check/vitest';
import {
  createMemoryStore,
  createSilentLogger,
  openRedisStore,
  type PartitionStore,
  type StoreWrite,
} from '@tidemark/stream';
import { Redis } from 'ioredis';
import { expect, inject } from 'vitest';
import { stateStoreContract } from './state-store.contract.ts';

const open = (prefix: string) =>
  openRedisStore({ url: inject('redisUrl'), prefix, logger: createSilentLogger() });

stateStoreContract(
  'Redis',
  () => open('contract'),
  async (_store, partition) => {
    const redis = new Redis(inject('redisUrl'));
    await redis.del(`contract:{${partition}}:due`);
    redis.disconnect();
  },
);

/** One step of a random history; a write is drawn by its distance from A, so that each outcome is met. */
type Step =
  | { readonly kind: 'write'; readonly aim: 'applied' | 'repeated' | 'astray'; readonly write: StoreWrite }
  | { readonly kind: 'after'; readonly id: string; readonly due: number; readonly limit: number }
  | { readonly kind: 'through'; readonly due: number; readonly limit: number }
  | { readonly kind: 'clear' };

const id = fc.oneof(
  fc.constantFrom('a', 'aa', 'b', '\uffff', '😀', '\ue000', 'é'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }).filter((text) => text[0] !== '\0'),
);
const due = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom(2 ** 53 - 1, 2 ** 53 - 2, -1));
const bytes = fc.uint8Array({ maxLength: 8 }).map((value) => Buffer.from(value));
const name = fc.constantFrom('A', 'N', 'time', 'cursor', '');
const limit = fc.integer({ min: 0, max: 6 });
const write = fc.record({
  expected: fc.constant(undefined),
  next: fc.constant(0),
  states: fc.array(fc.tuple(id, bytes), { maxLength: 6 }),
  dues: fc.array(fc.record({ id, due }), { maxLength: 6 }),
  fields: fc.array(fc.tuple(name, bytes), { maxLength: 3 }),
  counts: fc.array(fc.tuple(name, fc.integer({ min: -2, max: 2 })), { maxLength: 4 }),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      aim: fc.constantFrom('applied', 'applied', 'applied', 'repeated', 'astray'),
      write,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('after' as const), id, due, limit }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('through' as const), due, limit }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const) }) },
);

property.prop({ steps: fc.array(step, { maxLength: 40 }) }, { numRuns: 150 })(
  'memory and Redis behave alike',
  async ({ steps }) => {
    await using redis = await closing(open('equivalence'));
    await using memory = await closing(Promise.resolve(createMemoryStore()));
    await redis.store.partition(0).clear();

    const seenInMemory = await play(memory.store.partition(0), steps);
    const seenInRedis = await play(redis.store.partition(0), steps);

    expect(seenInRedis).toEqual(seenInMemory);
  },
);

async function closing<S extends { close(): Promise<void> }>(opening: Promise<S>) {
  const store = await opening;
  return { store, [Symbol.asyncDispose]: () => store.close() };
}

/** Everything that can be seen of a partition while the steps are played on it. */
async function play(partition: PartitionStore, steps: readonly Step[]): Promise<readonly unknown[]> {
  const seen: unknown[] = [];
  for (const played of steps) seen.push(await playStep(partition, played));
  const scanned = new Map<string, string>();
  for await (const [found, state] of partition.scan()) scanned.set(found, state.toString('hex'));
  const sampled = await partition.sample(1_000);
  seen.push(new Map(sampled.map(([found, state]) => [found, state.toString('hex')])));
  seen.push(scanned, await partition.counts(), await partition.size(2));
  seen.push(await partition.readFields(['A', 'N', 'time', 'cursor', '']));
  seen.push(await partition.extent(['A', 'N', 'time', 'cursor', '']));
  seen.push(await partition.dueAfter(undefined, 1_000));
  return seen;
}

async function playStep(partition: PartitionStore, played: Step): Promise<unknown> {
  switch (played.kind) {
    case 'write': {
      const { applied } = await partition.read(['a']);
      return partition.write({ ...played.write, ...offsetsFor(played.aim, applied) });
    }
    case 'after':
      return partition.dueAfter({ id: played.id, due: played.due }, played.limit);
    case 'through':
      return partition.dueThrough(played.due, played.limit);
    case 'clear':
      return partition.clear();
    default:
      return played satisfies never;
  }
}

function offsetsFor(aim: 'applied' | 'repeated' | 'astray', applied: number | undefined) {
  switch (aim) {
    case 'applied':
      return { expected: applied, next: (applied ?? 0) + 1 };
    case 'repeated':
      return { expected: applied === undefined ? 3 : applied - 1, next: applied ?? 4 };
    case 'astray':
      return { expected: (applied ?? 0) + 7, next: (applied ?? 0) + 9 };
    default:
      return aim satisfies never;
  }
}
