import { fc, test as prop } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { kafkaWire } from './kafka-wire.ts';
import { redisWire } from './redis-wire.ts';
import type { Splitter } from './wire.ts';

/** A Kafka request of this key and correlation id, with so many bytes behind its head. */
function kafkaRequest(key: number, id: number, bodyBytes: number): Buffer {
  const frame = Buffer.alloc(12 + bodyBytes, 0x2a);
  frame.writeInt32BE(8 + bodyBytes, 0);
  frame.writeInt16BE(key, 4);
  frame.writeInt16BE(1, 6);
  frame.writeInt32BE(id, 8);
  return frame;
}

function kafkaReply(id: number, bodyBytes: number): Buffer {
  const frame = Buffer.alloc(8 + bodyBytes, 0x0d);
  frame.writeInt32BE(4 + bodyBytes, 0);
  frame.writeInt32BE(id, 4);
  return frame;
}

function redisCommand(...texts: readonly string[]): Buffer {
  const parts = texts.map((text) => `$${Buffer.byteLength(text)}\r\n${text}\r\n`);
  return Buffer.from(`*${texts.length}\r\n${parts.join('')}`);
}

/** What a splitter says of bytes that come in pieces of such lengths, the ends counted over all of them. */
function split(splitter: Splitter, bytes: Buffer, lengths: readonly number[]) {
  const found: { end: number; name: string; id: number }[] = [];
  let from = 0;
  for (const length of [...lengths, bytes.length]) {
    const chunk = bytes.subarray(from, from + length);
    found.push(...splitter(chunk).map((message) => ({ ...message, end: from + message.end })));
    from += chunk.length;
  }
  return found;
}

const pieces = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 40 });

prop.prop([pieces])('Kafka requests are named and numbered, however their bytes come', (lengths) => {
  const requests = [kafkaRequest(26, 7, 30), kafkaRequest(3, 8, 0), kafkaRequest(0, 9, 90)];

  expect(split(kafkaWire.splitRequests(), Buffer.concat(requests), lengths)).toEqual([
    { end: 42, name: 'EndTxn', id: 7 },
    { end: 54, name: 'request 3', id: 8 },
    { end: 156, name: 'Produce', id: 9 },
  ]);
});

prop.prop([pieces])(
  'Kafka replies carry the number of their request, however their bytes come',
  (lengths) => {
    const replies = Buffer.concat([kafkaReply(7, 0), kafkaReply(8, 50)]);

    expect(split(kafkaWire.splitReplies(), replies, lengths)).toEqual([
      { end: 8, name: '', id: 7 },
      { end: 66, name: '', id: 8 },
    ]);
  },
);

prop.prop([pieces])('Redis commands are named and counted, however their bytes come', (lengths) => {
  const commands = [redisCommand('evalsha', 'f00', '0', '\r\n$3\r\n'), redisCommand('PING')];
  const [first, second] = commands as [Buffer, Buffer];

  expect(split(redisWire.splitRequests(), Buffer.concat(commands), lengths)).toEqual([
    { end: first.length, name: 'EVALSHA', id: 0 },
    { end: first.length + second.length, name: 'PING', id: 1 },
  ]);
});

prop.prop([pieces])('Redis replies of every kind are counted, however their bytes come', (lengths) => {
  const replies = ['+OK\r\n', '-ERR no\r\n', ':12\r\n', '$-1\r\n', '$0\r\n\r\n', '*0\r\n', '*-1\r\n'];
  const nested = '*2\r\n*2\r\n$1\r\na\r\n:1\r\n$3\r\n\r\r\n\r\n';
  const bytes = Buffer.from([...replies, nested].join(''));

  const ids = split(redisWire.splitReplies(), bytes, lengths).map(({ id }) => id);

  expect(ids).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('a command of one text has that text for its name', () => {
  expect(redisWire.splitRequests()(redisCommand('multi'))).toEqual([{ end: 15, name: 'MULTI', id: 0 }]);
});
