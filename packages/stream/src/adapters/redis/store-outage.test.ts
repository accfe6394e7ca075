import { ReplyError } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { reading, writing } from './store-outage.ts';

const OOM = "OOM command not allowed when used memory > 'maxmemory'.";

const replied = (message: string, previous: readonly string[] = []): Error => {
  const error: Error = new ReplyError(message);
  if (previous.length === 0) return error;
  return Object.assign(error, { previousErrors: previous.map((each) => new ReplyError(each)) });
};
const aborted = (...previous: readonly string[]) =>
  replied('EXECABORT Transaction discarded because of previous errors.', previous);

describe('a store at its memory limit is recognised as such, and can be waited for', () => {
  test.each([
    ['by a command', replied(OOM)],
    ['by a script', replied(`${OOM} script: 3f2a, on @user_script:12.`)],
    [
      'by a script before 7.0',
      replied(`ERR Error running script (call to f_3f2a): @user_script:12: @user_script: 12: -${OOM}`),
    ],
    ['within a transaction', aborted(OOM, OOM)],
  ])('%s', async (_who, error) => {
    const full = { code: 'store-full', isRetryable: true, message: expect.stringContaining('maxmemory') };

    await expect(reading('read', Promise.reject(error))).rejects.toMatchObject(full);
    await expect(writing('write', Promise.reject(error))).rejects.toMatchObject(full);
  });
});

test.each([
  ['a server that loads its data', replied('LOADING Redis is loading the dataset in memory'), true],
  ['the same within a transaction', aborted('LOADING Redis is loading the dataset in memory'), true],
  [
    'a key of another kind',
    replied('WRONGTYPE Operation against a key holding the wrong kind of value'),
    false,
  ],
  [
    'a transaction with an unknown command',
    aborted("ERR unknown command 'FOO'", "READONLY You can't write against a read only replica."),
    false,
  ],
  ['a transaction that does not state why', aborted(), false],
  ['a cut connection', new Error('Connection is closed.'), true],
])('%s: whether it may pass is what Redis refused with', async (_what, error, isRetryable) => {
  await expect(reading('read', Promise.reject(error))).rejects.toMatchObject({
    code: 'store-unavailable',
    isRetryable,
  });
  await expect(writing('write', Promise.reject(error))).rejects.toMatchObject({
    code: 'outcome-unknown',
    isRetryable,
  });
});
