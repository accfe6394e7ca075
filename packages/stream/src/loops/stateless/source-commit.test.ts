import { expect, test } from 'vitest';
import { decodeSourceCommit, encodeSourceCommit } from './source-commit.ts';

test('a position survives its text', () => {
  const position = { incarnation: 3, dead: 'AAAB' };

  expect(decodeSourceCommit(encodeSourceCommit(position))).toEqual(position);
});

test.each(['', '{}', '{"incarnation":0}', '{"incarnation":"1"}', '{"incarnation":2147483648}', 'null', 'x'])(
  'the metadata %j of a foreign commit is no position',
  (metadata) => {
    expect(decodeSourceCommit(metadata)).toBeUndefined();
  },
);
