import type { Message, Splitter, Wire } from './wire.ts';

/** The requests that are distinguished, by Kafka's numbers; every other one is named by its number. */
const API_NAMES: ReadonlyMap<number, string> = new Map([
  [0, 'Produce'],
  [8, 'OffsetCommit'],
  [22, 'InitProducerId'],
  [24, 'AddPartitionsToTxn'],
  [25, 'AddOffsetsToTxn'],
  [26, 'EndTxn'],
  [28, 'TxnOffsetCommit'],
]);

const SIZE_BYTES = 4;
/** int16 key, int16 version, int32 correlation id. */
const REQUEST_HEAD_BYTES = 8;
/** int32 correlation id. */
const REPLY_HEAD_BYTES = 4;

/** Kafka: an int32 size before each message, and a correlation id in both directions. */
export const kafkaWire: Wire = {
  splitRequests: () =>
    splitFrames(REQUEST_HEAD_BYTES, (head) => {
      const key = head.readInt16BE(0);
      return { name: API_NAMES.get(key) ?? `request ${key}`, id: head.readInt32BE(4) };
    }),
  splitReplies: () => splitFrames(REPLY_HEAD_BYTES, (head) => ({ name: '', id: head.readInt32BE(0) })),
};

/** Keeps of each frame its head alone: the rest is counted, not held. */
function splitFrames(headBytes: number, read: (head: Buffer) => Omit<Message, 'end'>): Splitter {
  const head = Buffer.alloc(SIZE_BYTES + headBytes);
  let filled = 0;
  let restBytes = 0;
  return (chunk) => {
    const messages: Message[] = [];
    let at = 0;
    while (at < chunk.length) {
      if (filled < head.length) {
        const copied = chunk.copy(head, filled, at, at + head.length - filled);
        filled += copied;
        at += copied;
        if (filled < head.length) break;
        restBytes = head.readInt32BE(0) - headBytes;
      }
      const passed = Math.min(restBytes, chunk.length - at);
      restBytes -= passed;
      at += passed;
      if (restBytes > 0) break;
      messages.push({ end: at, ...read(head.subarray(SIZE_BYTES)) });
      filled = 0;
    }
    return messages;
  };
}
