import { PassThrough, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { openLineWriter } from './line-writer.ts';

test('waits for a slow reader', async () => {
  const stream = new PassThrough({ highWaterMark: 4 });
  const writer = openLineWriter(stream);
  let isDone = false;

  const writing = writer.write('longer than four bytes').then(() => {
    isDone = true;
  });
  await Promise.resolve();
  expect(isDone).toBe(false);
  stream.resume();

  await writing;
});

test('a reader that went away ends the waiting and is reported', async () => {
  const stream = new Writable({
    highWaterMark: 1,
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
  });
  const writer = openLineWriter(stream);

  await writer.write('anybody there?');
  await writer.write('no?');

  expect(writer.gone.aborted).toBe(true);
});
