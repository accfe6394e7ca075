import { defineScript } from './run-script.ts';

/**
 * Due entries strictly after (score, id), also when hundreds of thousands share the score. KEYS: due.
 * ARGV: score, id, limit. Replies (id, score) pairs, flat; scores stay text.
 *
 * 1. If the entry itself is there, its rank is known. 2. Else it is searched for by halving the ranks that share the
 * score. Bytes are compared one by one: Lua compares strings by the server's locale (strcoll), a sorted set by bytes.
 */
export const DUE_AFTER_SCRIPT = defineScript(`
local due, score, id = KEYS[1], ARGV[1], ARGV[2]
local function isAfter(member)
  for at = 1, math.min(#member, #id) do
    local theirs, ours = string.byte(member, at), string.byte(id, at)
    if theirs ~= ours then return theirs > ours end
  end
  return #member > #id
end
local first
if redis.call('ZSCORE', due, id) == score then
  first = redis.call('ZRANK', due, id) + 1
else
  first = redis.call('ZCOUNT', due, '-inf', '(' .. score)
  local last = first + redis.call('ZCOUNT', due, score, score)
  while first < last do
    local middle = math.floor((first + last) / 2)
    if isAfter(redis.call('ZRANGE', due, middle, middle)[1]) then last = middle else first = middle + 1 end
  end
end
return redis.call('ZRANGE', due, first, first + tonumber(ARGV[3]) - 1, 'WITHSCORES')
`);
