import type { Redis } from 'ioredis';
import type { PartitionStore, WriteOutcome } from '../../ports/state-store.ts';
import { assertId, assertWrite } from '../shared/store-limits.ts';
import { DUE_AFTER_SCRIPT } from './due-after-script.ts';
import { EXTENT_SCRIPT } from './extent-script.ts';
import { APPLIED_FIELD, type PartitionKeys, reservedField, STATES_FIELD } from './keys.ts';
import { readDues, repliesOf, toEntries } from './read-dues.ts';
import { runScript } from './run-script.ts';
import { sampleStates } from './sample-states.ts';
import { scanStates } from './scan-states.ts';
import { reading, writing } from './store-outage.ts';
import { toApplied } from './to-applied.ts';
import { highestMark, isTorn, tornWrite } from './torn-write.ts';
import { WRITE_SCRIPT, writeArguments } from './write-script.ts';

/** One partition in Redis: one HMGET to read states, one script to write. */
export function createRedisPartition(redis: Redis, keys: PartitionKeys, partition: number): PartitionStore {
  return {
    partition,
    ...stateReads(redis, keys),
    ...dueReads(redis, keys),
    readDues: (look) => readDues(redis, keys, look),
    ...audits(redis, keys),
    async write(write) {
      assertWrite(write);
      const reply = runScript(redis, WRITE_SCRIPT, Object.values(keys), writeArguments(write));
      // The script has no other replies.
      return (await writing(`write partition ${partition}`, reply)) as WriteOutcome;
    },
    async clear() {
      await writing(`clear partition ${partition}`, redis.unlink(Object.values(keys)));
    },
  };
}

function stateReads(
  redis: Redis,
  keys: PartitionKeys,
): Pick<PartitionStore, 'read' | 'readFields' | 'peekFields'> {
  const fetch = async (fields: readonly string[]) => {
    const reply = redis.callBuffer('HMGET', [keys.state, APPLIED_FIELD, ...fields]);
    // HMGET replies one value or nil for each field.
    const [applied, ...values] = (await reading('read states', reply)) as (Buffer | null)[];
    return {
      applied: applied ? toApplied(applied.toString(), keys.state) : undefined,
      values: values.map((value) => value ?? undefined),
    };
  };
  return {
    async read(ids) {
      ids.forEach(assertId);
      const { applied, values } = await fetch(ids);
      return { applied, states: values };
    },
    async readFields(names) {
      // The marks first: of a store that moves on meanwhile they are then too low.
      const look = async () => ({
        mark: await highestMark(redis, keys),
        ...(await fetch(names.map(reservedField))),
      });
      let found = await look();
      // One that was cleared in between looks torn, once.
      if (isTorn(found)) found = await look();
      if (isTorn(found)) throw tornWrite(keys, found);
      return { applied: found.applied, fields: found.values };
    },
    async peekFields(names) {
      if (names.length === 0) return [];
      const reply = redis.hmgetBuffer(keys.state, ...names.map(reservedField));
      return (await reading('read reserved fields', reply)).map((value) => value ?? undefined);
    },
  };
}

function dueReads(redis: Redis, keys: PartitionKeys): Pick<PartitionStore, 'dueThrough' | 'dueAfter'> {
  return {
    async dueThrough(through, limit) {
      if (limit <= 0) return [];
      const reply = redis.zrangebyscore(keys.due, '-inf', through, 'WITHSCORES', 'LIMIT', 0, limit);
      return toEntries(await reading('read due entries', reply));
    },
    async dueAfter(after, limit) {
      if (limit <= 0) return [];
      if (after === undefined) {
        return toEntries(
          await reading('read due entries', redis.zrange(keys.due, 0, String(limit - 1), 'WITHSCORES')),
        );
      }
      const position = [String(after.due), after.id, String(limit)];
      const reply = runScript(redis, DUE_AFTER_SCRIPT, [keys.due], position);
      // The script replies as ZRANGE does.
      return toEntries((await reading('read due entries', reply)) as string[]);
    },
  };
}

function audits(
  redis: Redis,
  keys: PartitionKeys,
): Pick<PartitionStore, 'extent' | 'counts' | 'size' | 'sample' | 'scan'> {
  return {
    async extent(names) {
      const reserved = [APPLIED_FIELD, STATES_FIELD, ...names.map(reservedField)];
      const reply = runScript(redis, EXTENT_SCRIPT, [keys.state, keys.due], reserved);
      // The script replies text or nil, and two numbers.
      const [applied, states, dues] = (await reading('read sizes', reply)) as [string | null, number, number];
      return { applied: applied === null ? undefined : toApplied(applied, keys.state), states, dues };
    },
    async counts() {
      const look = redis.multi().hget(keys.state, APPLIED_FIELD).hgetall(keys.hist);
      const [applied, found] = await reading('read counters', repliesOf(look.exec()));
      const counts = Object.entries(found as Record<string, string>);
      return {
        applied: applied === null ? undefined : toApplied(applied as string, keys.state),
        counts: new Map(counts.map(([name, count]) => [name, Number(count)])),
      };
    },
    async size(through) {
      const [states, dues, overdue] = await reading(
        'read sizes',
        Promise.all([
          redis.hget(keys.state, STATES_FIELD),
          redis.zcard(keys.due),
          redis.zcount(keys.due, '-inf', through),
        ]),
      );
      return { states: Number(states ?? 0), dues, overdue };
    },
    sample: (limit) => sampleStates(redis, keys, limit),
    scan: () => scanStates(redis, keys),
  };
}
