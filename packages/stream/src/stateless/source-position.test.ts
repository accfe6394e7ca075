import { expect, test } from 'vitest';
import { decodeSourcePosition, encodeSourcePosition } from './source-position.ts';

test('a position survives its text', () => {
  const position = { incarnation: 3, dead: 'AAAB' };

  expect(decodeSourcePosition(encodeSourcePosition(position))).toEqual(position);
});

test.each(['', '{}', '{"incarnation":0}', '{"incarnation":"1"}', '{"incarnation":2147483648}', 'null', 'x'])(
  'the metadata %j of a foreign commit is no position',
  (metadata) => {
    expect(decodeSourcePosition(metadata)).toBeUndefined();
  },
);
