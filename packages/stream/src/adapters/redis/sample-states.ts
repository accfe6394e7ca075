import type { Redis } from 'ioredis';
import { evenlySpaced } from '../shared/evenly-spaced.ts';
import type { PartitionKeys } from './keys.ts';
import { scanStates, statesIn } from './scan-states.ts';
import { reading } from './store-outage.ts';

/** Fields drawn at once: some 300 KB a reply, and a millisecond of Redis; 20,000 at once would be thirty. */
const DRAWN_AT_ONCE = 1_000;
/** Of fewer fields than so many times what is wanted all are read: drawing would meet the same ones again and again. */
const DENSE = 2;

/**
 * A random sample of the states, as `PartitionStore.sample` promises.
 *
 * HRANDFIELD with a positive count replies distinct fields, all of them when there are no more, in no order to rely on; with a
 * negative one it may repeat them. It knows nothing of reserved fields, and draws know nothing of each other: so pieces are
 * drawn until enough distinct states have come. Of 40,000 states that is 28 pieces for 20,000, of a million 21.
 */
export async function sampleStates(
  redis: Redis,
  keys: PartitionKeys,
  limit: number,
): Promise<readonly (readonly [id: string, state: Buffer])[]> {
  const fields = await reading('count fields', redis.hlen(keys.state));
  // One piece more than would do: reserved fields take some, and the draws must come to an end.
  const isDense = fields <= DENSE * limit + DRAWN_AT_ONCE;
  return isDense ? evenlySpaced(await allStates(redis, keys), limit) : await drawn(redis, keys, limit);
}

/** In the order of Redis's hash table, which has nothing to do with what the customers did. */
async function allStates(
  redis: Redis,
  keys: PartitionKeys,
): Promise<readonly (readonly [id: string, state: Buffer])[]> {
  const states = new Map<string, Buffer>();
  for await (const [id, state] of scanStates(redis, keys)) states.set(id, state);
  return [...states];
}

async function drawn(
  redis: Redis,
  keys: PartitionKeys,
  limit: number,
): Promise<readonly (readonly [id: string, state: Buffer])[]> {
  const states = new Map<string, Buffer>();
  let before = -1;
  // A piece that brings nothing new, of so many fields: the partition was cleared meanwhile.
  while (states.size < limit && states.size > before) {
    before = states.size;
    const reply = redis.callBuffer('HRANDFIELD', [keys.state, DRAWN_AT_ONCE, 'WITHVALUES']);
    // In RESP 2, which the connection speaks, flat pairs.
    for (const [id, state] of statesIn((await reading('sample states', reply)) as Buffer[]))
      states.set(id, state);
  }
  return [...states].slice(0, limit);
}
