import type { Redis } from 'ioredis';

/** KEYS: states. ARGV: offset expected ('' for none), offset afterwards, then id and state in turns. */
const WRITE = `
if (redis.call('HGET', KEYS[1], '\\0A') or '') ~= ARGV[1] then return 'conflict' end
for from = 3, #ARGV, 4000 do
  redis.call('HSET', KEYS[1], unpack(ARGV, from, math.min(from + 3999, #ARGV)))
end
redis.call('HSET', KEYS[1], '\\0A', ARGV[2])
return 'applied'
`;

/** The states of one partition as one hash, read and written as ioredis is meant to be used. */
export interface BareStates {
  read(ids: readonly string[]): Promise<readonly (Buffer | null)[]>;
  /** Writes all states and the offset, if the offset is still the expected one. */
  write(states: readonly (readonly [string, Buffer])[], expected: string, next: string): Promise<void>;
}

export async function openBareStates(redis: Redis, key: string): Promise<BareStates> {
  const sha = String(await redis.script('LOAD', WRITE));
  return {
    read: (ids) => redis.hmgetBuffer(key, ...ids),
    async write(states, expected, next) {
      const values: (string | Buffer)[] = [];
      for (const [id, state] of states) values.push(id, state);
      const outcome = await redis.evalsha(sha, 1, key, expected, next, ...values);
      if (outcome !== 'applied') throw new Error(`The states of ${key} are not at "${expected}"`);
    },
  };
}
