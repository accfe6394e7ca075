import type { StoreWrite } from '../../ports/state-store.ts';
import { APPLIED_FIELD, reservedField, STATES_FIELD } from './keys.ts';
import { defineScript } from './run-script.ts';

/**
 * One batch, all or nothing. KEYS: state, due, hist. ARGV: field of A, field of the number of states, A expected
 * ('' for none), A afterwards, then the number of values in each section, then the sections: state pairs, reserved
 * pairs, (due, id) pairs, (counter, delta) pairs.
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
local at = 9
local function section(size, act)
  local last = at + tonumber(size) - 1
  while at <= last do
    local upto = math.min(at + CHUNK - 1, last)
    act(at, upto)
    at = upto + 1
  end
end
local added = 0
section(ARGV[5], function(from, upto) added = added + redis.call('HSET', state, unpack(ARGV, from, upto)) end)
section(ARGV[6], function(from, upto) redis.call('HSET', state, unpack(ARGV, from, upto)) end)
section(ARGV[7], function(from, upto) redis.call('ZADD', due, unpack(ARGV, from, upto)) end)
section(ARGV[8], function(from, upto)
  for i = from, upto, 2 do
    if redis.call('HINCRBY', hist, ARGV[i], ARGV[i + 1]) == 0 then redis.call('HDEL', hist, ARGV[i]) end
  end
end)
if added > 0 then redis.call('HINCRBY', state, ARGV[2], added) end
redis.call('HSET', state, ARGV[1], ARGV[4])
return 'applied'
`);

/** The script's ARGV for a write. */
export function writeArguments(write: StoreWrite): (string | Buffer)[] {
  const values: (string | Buffer)[] = [
    APPLIED_FIELD,
    STATES_FIELD,
    write.expected === undefined ? '' : String(write.expected),
    String(write.next),
    ...[write.states, write.fields, write.dues, write.counts].map((section) => String(section.length * 2)),
  ];
  for (const [id, state] of write.states) values.push(id, state);
  for (const [name, value] of write.fields) values.push(reservedField(name), value);
  for (const { id, due } of write.dues) values.push(String(due), id);
  for (const [name, delta] of write.counts) values.push(name, String(delta));
  return values;
}
