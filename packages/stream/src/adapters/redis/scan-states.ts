import type { Redis } from 'ioredis';
import { isReserved, type PartitionKeys } from './keys.ts';
import { reading } from './store-outage.ts';

/** Fields requested at once while scanning: some 100 KB a reply. */
const SCAN_COUNT = 1_000;

/** Every state, as `PartitionStore.scan` promises. */
export async function* scanStates(
  redis: Redis,
  keys: PartitionKeys,
): AsyncGenerator<readonly [id: string, state: Buffer]> {
  let cursor = '0';
  do {
    const reply = redis.hscanBuffer(keys.state, cursor, 'COUNT', SCAN_COUNT);
    const [following, pairs] = await reading('scan states', reply);
    yield* statesIn(pairs);
    cursor = following.toString();
  } while (cursor !== '0');
}

/** The states among the flat pairs of field and value that Redis replies; the others are reserved fields. */
export function* statesIn(pairs: readonly Buffer[]): Generator<readonly [id: string, state: Buffer]> {
  for (let at = 0; at < pairs.length; at += 2) {
    const field = pairs[at]!;
    if (!isReserved(field)) yield [field.toString(), pairs[at + 1]!];
  }
}
