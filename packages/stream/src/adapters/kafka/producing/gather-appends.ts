import type { Appended, Appender, NewRecord } from '../../../ports/log.ts';

type Append = Appender['append'];

/** A call that waits for its place in a request. */
interface WaitingAppend {
  readonly records: readonly NewRecord[];
  readonly settle: PromiseWithResolvers<readonly Appended[]>;
}

/**
 * Joins the appends of one turn of the event loop into one: what a fetch brought of several source partitions goes on in one
 * request. They share its outcome; who must read again after an error reads again what has landed, too.
 */
export function gatherAppends(append: Append): Append {
  let waiting: WaitingAppend[] = [];

  async function send(): Promise<void> {
    const joined = waiting;
    waiting = [];
    try {
      const appended = await append(joined.flatMap(({ records }) => records));
      let from = 0;
      for (const { records, settle } of joined) {
        settle.resolve(appended.slice(from, from + records.length));
        from += records.length;
      }
    } catch (error) {
      for (const { settle } of joined) settle.reject(error);
    }
  }

  return (records) => {
    const settle = Promise.withResolvers<readonly Appended[]>();
    waiting.push({ records, settle });
    if (waiting.length === 1) setImmediate(() => void send());
    return settle.promise;
  };
}
