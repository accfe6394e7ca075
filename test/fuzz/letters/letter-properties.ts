import type { LogRecord } from '@tidemark/stream';
import fc from 'fast-check';
import { expect } from 'vitest';
import { describeLetter, describeList } from '../../../packages/cli/src/dead-letters/describe-letters.ts';
import { letterJson } from '../../../packages/cli/src/dead-letters/letter-json.ts';
import { type Letter, readLetter, replayOf } from '../../../packages/operations/src/dead-letters/letter.ts';
import { matches } from '../../../packages/operations/src/dead-letters/letter-filter.ts';
import { createDeadShare } from '../../../packages/stream/src/loops/shared/dead-letters/dead-share.ts';
import {
  decodeSourceCommit,
  encodeSourceCommit,
} from '../../../packages/stream/src/loops/stateless/source-commit.ts';
import type { FuzzProperty } from '../fuzz-property.ts';
import { mutatedJson } from '../json-mutations.ts';
import { anyBytes, mutated } from '../mutations.ts';

const WINDOW = 1_000;
const names = [
  'tidemark-reason',
  'tidemark-detail',
  'tidemark-origin',
  'tidemark-timestamp',
  'tidemark-replayed-from',
  '__proto__',
  'constructor',
  '',
  'trace\u001b[2J',
];
const revealing = fc.constantFrom(
  '',
  'NaN',
  '-1',
  '1e400',
  '8640000000000001',
  '9007199254740993',
  '1735689600000',
  'purchases/1/0/7',
  'purchases/1/-3/7',
  'purchases/1/1e9/7',
  '/////',
  '\u001b]0;title\u0007\u001b[31m',
  'two\nlines\r\u009b2J',
  '__proto__',
);
const headerValue = fc.oneof(
  revealing.map((text) => Buffer.from(text)),
  anyBytes,
);
const headers = fc.array(fc.tuple(fc.constantFrom(...names), headerValue), { maxLength: 8 }).map((pairs) =>
  pairs.reduce<Record<string, Buffer>>((all, [name, value]) => {
    all[name] = value;
    return all;
  }, Object.create(null)),
);
const record: fc.Arbitrary<LogRecord> = fc.record({
  topic: fc.constant('purchases.dlq'),
  partition: fc.nat(7),
  offset: fc.nat(),
  timestamp: fc.oneof(
    fc.constant(undefined),
    fc.constantFrom(0, 1_735_689_600_000, 8.64e15 + 1, Number.MAX_SAFE_INTEGER),
  ),
  key: fc.option(anyBytes),
  value: fc.option(anyBytes),
  headers,
});

/** Whatever stands in a dead-letter topic, or beside a source's offset: it can be listed and shown, and no control character reaches a terminal. */
export function letterProperties(): readonly FuzzProperty[] {
  const position = fc.constantFrom(
    '{"incarnation":1}',
    JSON.stringify({ incarnation: 3, dead: Buffer.alloc(125, 7).toString('base64') }),
  );
  const metadata = fc.oneof(
    mutatedJson(position),
    mutated(position.map((text) => Buffer.from(text))).map(String),
    fc.string(),
  );
  return [
    {
      name: 'dead letters: any record can be listed, shown and replayed',
      check: (run) => fc.assert(fc.property(record, expectTold), run),
    },
    {
      name: "sources: a commit's metadata is no position, or one that goes on as it was",
      check: (run) => fc.assert(fc.property(metadata, expectPosition), run),
    },
  ];
}

function expectTold(letterRecord: LogRecord): void {
  const letter = readLetter('purchases', letterRecord);
  const counts = [{ intake: letter.intake, reason: letter.reason, count: 1 }];
  const handled = { outcome: 'replayed', at: 1_735_689_600_000 } as const;
  const decoded = { eventId: letter.detail };
  const shown = [
    describeList({ counts, letters: [letter] }),
    describeLetter({ letter, handled: undefined, decoded: undefined }),
    describeLetter({ letter, handled, decoded }),
  ];
  for (const text of shown) expect(text).not.toMatch(CONTROL);
  JSON.parse(letterJson({ letter, handled, decoded }));
  matches(letter, { topic: undefined, reason: 'x', origin: undefined, since: 0, until: 1 });
  expectReplayed(letter);
}

/** What a terminal would take for an order; lines may end. */
const CONTROL = /(?!\n)\p{Cc}/u;

function expectReplayed(letter: Letter): void {
  const {
    partition,
    key,
    value,
    headers: replayed = {},
  } = replayOf(letter, { topic: 'purchases', partitions: 4 });
  expect([0, 1, 2, 3]).toContain(partition);
  expect([key, value]).toEqual([letter.record.key, letter.record.value]);
  expect(replayed['tidemark-replayed-from']).toBeDefined();
}

function expectPosition(metadata: string): void {
  const position = decodeSourceCommit(metadata);
  if (position === undefined) return;
  expect(decodeSourceCommit(encodeSourceCommit(position))).toEqual(position);
  expect(position.incarnation).toBe(position.incarnation | 0);
  const share = createDeadShare(position.dead);
  share.record([true]);
  expect(share.dead()).toBeGreaterThan(0);
  expect(share.dead()).toBeLessThanOrEqual(WINDOW);
  expect(createDeadShare(share.encode()).encode()).toBe(share.encode());
}
