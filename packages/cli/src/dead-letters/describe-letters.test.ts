import { readLetter } from '@tidemark/operations';
import { expect, test } from 'vitest';
import { describeLetter, describeList } from './describe-letters.ts';
import { hexLines } from './hex-lines.ts';

const letter = readLetter('purchases', {
  topic: 'purchases.dlq',
  partition: 3,
  offset: 7,
  timestamp: Date.parse('2025-03-02T10:00:00Z'),
  key: Buffer.from('ada'),
  value: Buffer.from('not avro\n'),
  headers: {
    shop: Buffer.from('berlin'),
    'tidemark-reason': Buffer.from('not-framed'),
    'tidemark-detail': Buffer.from('begins with 6e6f74'),
    'tidemark-origin': Buffer.from('purchases/1/3/42'),
    'tidemark-timestamp': Buffer.from(String(Date.parse('2025-03-02T09:59:58Z'))),
  },
});

test('a letter is shown whole: why and when it died, headers, key, value, and whether it waits', () => {
  const shown = describeLetter({ letter, handled: undefined, decoded: undefined });

  expect(shown).toContain('purchases/1/3/42  (purchases.dlq/3 at 7; unhandled)');
  expect(shown).toContain('not-framed: begins with 6e6f74');
  expect(shown).toContain('died 2025-03-02T10:00:00Z, record of 2025-03-02T09:59:58Z');
  expect(shown).toContain('  shop: berlin');
  expect(shown).toContain('|not avro.|');
  expect(shown).toContain('cannot be read by its schema');
});

test('a list has counts by reason, then the letters, and says when there are more', () => {
  const counts = [{ intake: 'purchases', reason: 'not-framed', count: 3 } as const];

  const list = describeList({ counts, letters: [letter] });

  expect(list).toMatch(/purchases .* not-framed .* 3 /);
  expect(list).toContain('purchases/1/3/42');
  expect(list).toContain('and 2 more letters');
  expect(describeList({ counts: [], letters: [] })).toBe('No unhandled dead letters.');
});

test('a letter whose headers give orders to terminals and name no time is shown all the same', () => {
  const { record } = letter;
  const headers = {
    ...record.headers,
    'tidemark-detail': Buffer.from('\u001b[2Jgone'),
    'tidemark-timestamp': Buffer.from('soon'),
    'shop\n': Buffer.from('\u0007'),
  };
  const strange = readLetter('purchases', { ...record, timestamp: 8.64e15 + 1, headers });
  const counts = [{ intake: 'purchases', reason: strange.reason, count: 1 } as const];

  const shown = describeLetter({ letter: strange, handled: undefined, decoded: undefined });

  expect(strange.timestamp).toBeUndefined();
  expect(shown).toContain('not-framed: \\x1b[2Jgone');
  expect(shown).toContain('  shop\\x0a: \\x07');
  expect(shown).toContain('died 8640000000000001 ms, record of -');
  expect(describeList({ counts, letters: [strange] })).toContain('\\x1b[2Jgone');
});

test('bytes are shown in hexadecimal with what of them is text', () => {
  expect(hexLines(Buffer.from('Hi\n'))).toEqual([
    '00000000  48 69 0a                                         |Hi.|',
  ]);
  expect(hexLines(Buffer.alloc(17))).toHaveLength(2);
  expect(hexLines(Buffer.alloc(0))).toEqual([]);
});
