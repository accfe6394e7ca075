import { type Appended, type Appender, createMemoryLog, type Log, type NewRecord } from '@tidemark/stream';
import { checkPositions } from '../check/check-positions.ts';
import { collect } from '../collect.ts';
import { joinGroup } from './join-group.ts';
import { type Caller, portCall } from './port-call.ts';

/** The log as a process sees it: the shared broker, behind the network. */
export function simulatedLog(caller: Caller): Log {
  const { world } = caller;
  const inner = createMemoryLog(world.broker);
  const read = async <T>(name: string, part: () => Promise<T>): Promise<T> =>
    (await portCall(caller, { operation: 'read-log', name }, [part]))[0]!;

  return {
    subscribe: (options) => joinGroup(caller, inner, options),
    openAppender: async () =>
      simulatedAppender(caller, await read('open appender', () => inner.openAppender())),
    openTransactor: async (id) => {
      const what = { operation: 'open-transactor', name: `open ${id}` } as const;
      const [transactor] = await portCall(caller, what, [() => inner.openTransactor(id)]);
      return {
        commit: async (transaction) => {
          const { partition, offset } = transaction.progress;
          const records = transaction.packs.reduce((sum, { count }) => sum + count, 0);
          const name = `commit C=${offset} of ${partition} with ${records}`;
          await portCall(caller, { operation: 'commit', name }, [
            async () => {
              await transactor!.commit(transaction);
              await checkPositions(world, partition);
            },
          ]);
        },
        // What is under way when a transactor is given up may still happen, until the next one of its id is opened.
        discard: async () => undefined,
      };
    },
    committed: (group, topic) => read(`committed of ${group}`, () => inner.committed(group, topic)),
    bounds: (topic) => read(`bounds of ${topic}`, () => inner.bounds(topic)),
    async *read(options) {
      yield* await read(`read ${options.topic}`, () => collect(inner.read(options)));
    },
    close: () => inner.close(),
  };
}

/** Each partition of a produce lands in its own time, whole. */
function simulatedAppender(caller: Caller, inner: Appender): Appender {
  return {
    append: async (records) => {
      const groups = [...Map.groupBy(records, ({ topic, partition }) => `${topic}/${partition}`)];
      const what = {
        operation: 'append',
        name: `append to ${groups.map(([name]) => name).join(' ')}`,
      } as const;
      const landed = await portCall(
        caller,
        what,
        groups.map(
          ([, group]) =>
            () =>
              inner.append(group),
        ),
      );
      return inOrderOf(records, groups, landed);
    },
    close: () => inner.close(),
  };
}

function inOrderOf(
  records: readonly NewRecord[],
  groups: readonly (readonly [string, readonly NewRecord[]])[],
  landed: readonly (readonly Appended[])[],
): readonly Appended[] {
  const places = new Map<NewRecord, Appended>();
  groups.forEach(([, group], index) => {
    group.forEach((record, at) => {
      places.set(record, landed[index]![at]!);
    });
  });
  return records.map((record) => places.get(record)!);
}
