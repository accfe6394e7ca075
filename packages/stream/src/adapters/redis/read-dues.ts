import type { Redis } from 'ioredis';
import type { DueEntry, DueLook, DuesRead } from '../../ports/state-store.ts';
import { isId } from '../shared/store-limits.ts';
import { DUE_AFTER_SCRIPT } from './due-after-script.ts';
import { APPLIED_FIELD, type PartitionKeys, STATES_FIELD } from './keys.ts';
import { reading } from './store-outage.ts';
import { damagedStore, toApplied } from './to-applied.ts';

/**
 * A, the sizes and both lists in one MULTI. A sweep is rare, so its script travels as text: within a MULTI nobody could answer
 * that it is unknown by its hash.
 */
export async function readDues(
  redis: Redis,
  keys: PartitionKeys,
  { timers, sweep }: DueLook,
): Promise<DuesRead> {
  const look = redis.multi().hmget(keys.state, APPLIED_FIELD, STATES_FIELD).zcard(keys.due);
  if (timers !== undefined)
    look.zrangebyscore(keys.due, '-inf', timers.through, 'WITHSCORES', 'LIMIT', 0, timers.limit);
  if (sweep?.after !== undefined) {
    const { due, id } = sweep.after;
    look.eval(DUE_AFTER_SCRIPT.lua, 1, keys.due, String(due), id, String(sweep.limit));
  } else if (sweep !== undefined) {
    look.zrange(keys.due, 0, String(sweep.limit - 1), 'WITHSCORES');
  }
  const [fields, dues, ...lists] = await reading('read due entries', repliesOf(look.exec()));
  // HMGET replies texts or nil, ZCARD a number, the others flat pairs, in the order in which they were asked for.
  const [applied, states] = fields as [applied: string | null, states: string | null];
  const pairs = lists as string[][];
  return {
    applied: applied === null ? undefined : toApplied(applied, keys.state),
    states: Number(states ?? 0),
    dues: dues as number,
    due: timers === undefined ? [] : toEntries(pairs[0]!),
    swept: sweep === undefined ? [] : toEntries(pairs.at(-1)!),
  };
}

/** What the commands of a MULTI replied, in their order; throws the first one's error. */
export async function repliesOf(
  executed: Promise<[error: Error | null, reply: unknown][] | null>,
): Promise<readonly unknown[]> {
  const replies = (await executed) ?? [];
  for (const [error] of replies) if (error !== null) throw error;
  return replies.map(([, reply]) => reply);
}

/**
 * From the flat pairs that WITHSCORES gives; scores are decimal integers, exact up to 2^53 - 1.
 *
 * @throws TidemarkError `store-corrupt` for an entry that no segmenter wrote
 */
export function toEntries(pairs: readonly string[]): readonly DueEntry[] {
  const entries: DueEntry[] = [];
  for (let at = 0; at < pairs.length; at += 2) {
    const [id, due] = [pairs[at]!, Number(pairs[at + 1])];
    if (!isId(id) || !Number.isSafeInteger(due)) {
      throw damagedStore(
        `Cannot use the due index: an entry has no customer, or "${pairs[at + 1]}" for its due`,
      );
    }
    entries.push({ id, due });
  }
  return entries;
}
