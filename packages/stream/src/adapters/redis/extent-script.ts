import { defineScript } from './run-script.ts';

/**
 * A, and how many states and due entries there are. KEYS: state, due. ARGV: the field of A, then every other reserved field
 * that may be there: they are fields of the state hash like the states, and do not count.
 */
export const EXTENT_SCRIPT = defineScript(`
local state, due = KEYS[1], KEYS[2]
local reserved = redis.call('HMGET', state, unpack(ARGV))
local states = redis.call('HLEN', state)
for at = 1, #ARGV do
  if reserved[at] then states = states - 1 end
end
return { reserved[1], states, redis.call('ZCARD', due) }
`);
