import type { StoreWrite } from '../../ports/state-store.ts';
import { APPLIED_FIELD, reservedField, STATES_FIELD } from './keys.ts';
import { packPairs } from './pack-pairs.ts';
import { defineScript } from './run-script.ts';

/**
 * One write, all or nothing. KEYS: state, due, hist, open. ARGV: field of A, field of the number of states, A expected
 * ('' for none), A afterwards, then four packs of texts: state pairs, reserved pairs, (due, id) pairs, (counter, count)
 * pairs. One argument a section and not one a value: clients and Redis pay per argument, a third of a write.
 *
 * Offsets are compared and kept as text and become Lua numbers only to be ordered. `unpack` takes at most some 8,000 values
 * (LUAI_MAXCSTACK), hence the chunks; a chunk is even, so that no pair is torn.
 *
 * All or nothing, but for an append-only file that is torn and loaded twice (Redis 7.0; its fork Valkey mended it in 2026):
 *
 * 1. Redis dies, and the file ends within a write's MULTI; 2. it loads the file, drops that write, and cuts the file behind the last whole
 * command: MULTI and half of the write stay, without EXEC; 3. it goes on appending; 4. it is started again: the next write's
 * EXEC carries out the half as well.
 *
 * Hence every command sets a value and adds nothing: what was written once more after 3. stands over the half of it. And none
 * may be without effect, for Redis leaves such a command out of the file (HDEL of what is not there, ZADD of what stands): where
 * it is, one of its values is changed and the command repeated; with one that has an effect it stands there whole. And hence each
 * write begins with a mark, the A it leads to, which the next write takes away by its name: a half leaves a mark that nobody else
 * takes away. A mark beyond A: the half reaches further than what came after it, and such a state is not written to.
 */
export const WRITE_SCRIPT = defineScript(`
local state, due, hist, open = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local applied = redis.call('HGET', state, ARGV[1]) or ''
if applied ~= ARGV[3] then
  if applied == ARGV[4] then return 'already' end
  return 'conflict'
end
local marks = redis.call('HKEYS', open)
for _, mark in ipairs(marks) do
  if tonumber(mark) > (tonumber(applied) or 0) then return 'conflict' end
end
redis.call('HSET', open, ARGV[4], '')
for _, mark in ipairs(marks) do redis.call('HDEL', open, mark) end
local CHUNK = 4000
local function section(packed, act)
  local values = cmsgpack.unpack(packed)
  for from = 1, #values, CHUNK do
    act(values, from, math.min(from + CHUNK - 1, #values))
  end
end
local states = tonumber(redis.call('HGET', state, ARGV[2]) or 0)
section(ARGV[5], function(values, from, upto)
  states = states + redis.call('HSET', state, unpack(values, from, upto))
end)
section(ARGV[6], function(values, from, upto) redis.call('HSET', state, unpack(values, from, upto)) end)
section(ARGV[7], function(values, from, upto)
  if redis.call('ZADD', due, 'CH', unpack(values, from, upto)) > 0 then return end
  redis.call('ZREM', due, values[from + 1])
  redis.call('ZADD', due, unpack(values, from, upto))
end)
section(ARGV[8], function(values, from, upto)
  local kept, gone = {}, {}
  for i = from, upto, 2 do
    if values[i + 1] == '0' then gone[#gone + 1] = values[i]
    else kept[#kept + 1], kept[#kept + 2] = values[i], values[i + 1] end
  end
  if #kept > 0 then redis.call('HSET', hist, unpack(kept)) end
  if #gone == 0 or redis.call('HDEL', hist, unpack(gone)) > 0 then return end
  redis.call('HSET', hist, gone[1], '0')
  redis.call('HDEL', hist, unpack(gone))
end)
redis.call('HSET', state, ARGV[2], string.format('%.0f', states), ARGV[1], ARGV[4])
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
    packPairs([...new Map(write.counts)], ([name, count]) => [name, String(count)]),
  ];
}
