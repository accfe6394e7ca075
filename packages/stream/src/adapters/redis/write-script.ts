import type { StoreWrite } from '../../ports/state-store.ts';
import { APPLIED_FIELD, reservedField, STATES_FIELD } from './keys.ts';
import { packPairs } from './pack-pairs.ts';
import { defineScript } from './run-script.ts';

/**
 * One batch, all or nothing. KEYS: state, due, hist. ARGV: field of A, field of the number of states, A expected
 * ('' for none), A afterwards, then four packs of texts: state pairs, reserved pairs, (due, id) pairs, (counter, delta)
 * pairs. One argument a section and not one a value: clients and Redis pay per argument, a third of a write.
 *
 * Offsets are compared and kept as text and never become Lua numbers. `unpack` takes at most some 8,000 values
 * (LUAI_MAXCSTACK), hence the chunks; a chunk is even, so that no pair is torn.
 */
export const WRITE_SCRIPT = defineScript(`
local state, due, hist = KEYS[1], KEYS[2], KEYS[3]
local applied = redis.call('HGET', state, ARGV[1]) or ''
if applied ~= ARGV[3] then
  if applied == ARGV[4] then return 'already' end
  return 'conflict'
end
local CHUNK = 4000
local function section(packed, act)
  local values = cmsgpack.unpack(packed)
  for from = 1, #values, CHUNK do
    act(values, from, math.min(from + CHUNK - 1, #values))
  end
end
local added = 0
section(ARGV[5], function(values, from, upto)
  added = added + redis.call('HSET', state, unpack(values, from, upto))
end)
section(ARGV[6], function(values, from, upto) redis.call('HSET', state, unpack(values, from, upto)) end)
section(ARGV[7], function(values, from, upto) redis.call('ZADD', due, unpack(values, from, upto)) end)
section(ARGV[8], function(values, from, upto)
  for i = from, upto, 2 do
    if redis.call('HINCRBY', hist, values[i], values[i + 1]) == 0 then redis.call('HDEL', hist, values[i]) end
  end
end)
if added > 0 then redis.call('HINCRBY', state, ARGV[2], added) end
redis.call('HSET', state, ARGV[1], ARGV[4])
return 'applied'
`);

/** The script's ARGV for a write. */
export function writeArguments(write: StoreWrite): (string | Buffer)[] {
  return [
    APPLIED_FIELD,
    STATES_FIELD,
    write.expected === undefined ? '' : String(write.expected),
    String(write.next),
    packPairs(write.states, (pair) => pair),
    packPairs(write.fields, ([name, value]) => [reservedField(name), value]),
    packPairs(write.dues, ({ id, due }) => [String(due), id]),
    packPairs(write.counts, ([name, delta]) => [name, String(delta)]),
  ];
}
