import { fc, test as property } from '@fast-check/vitest';
import type { DueEntry, PartitionStore } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { aWrite, NEVER } from './contents.ts';

export function dueIndex(partition: () => PartitionStore): void {
  // In UTF-8 order. JavaScript's sort puts 😀 (U+1F600, first unit 0xD83D) before both U+E000 and U+FFFF.
  const ORDERED = [
    'A',
    'Z',
    'a',
    'a\0',
    'aa',
    'b',
    'é',
    '߿',
    'ࠀ',
    '\ud7ff',
    '\ue000',
    '\uffff',
    '😀',
    '\u{10ffff}',
  ];

  test('is ordered by due, then by the UTF-8 bytes of the id', async () => {
    const dues = [...ORDERED].sort().map((id) => ({ id, due: 7 }));

    await partition().write(aWrite({ dues: [...dues, { id: 'z', due: 6 }] }));

    const entries = await partition().dueAfter(undefined, 100);
    expect(entries.map((entry) => entry.id)).toEqual(['z', ...ORDERED]);
  });

  test('dueAfter starts behind every entry that is there', async () => {
    await partition().write(aWrite({ dues: ORDERED.map((id) => ({ id, due: 7 })) }));

    for (const [at, id] of ORDERED.entries()) {
      const following = ORDERED.slice(at + 1, at + 3).map((next) => ({ id: next, due: 7 }));
      expect(await partition().dueAfter({ id, due: 7 }, 2)).toEqual(following);
    }
  });

  test.each([
    ['0', 7, 'A'],
    ['a\0\0', 7, 'aa'],
    ['\u0801', 7, '\ud7ff'],
    ['\uf000', 7, '\uffff'],
    ['😁', 7, '\u{10ffff}'],
    ['a', 6, 'A'],
    ['', 7, 'A'],
    ['a', 8, undefined],
  ])('dueAfter starts behind an entry that is not there: (%j, %i)', async (id, due, following) => {
    await partition().write(aWrite({ dues: ORDERED.map((ordered) => ({ id: ordered, due: 7 })) }));

    expect((await partition().dueAfter({ id, due }, 1)).at(0)?.id).toBe(following);
  });

  test('dueThrough takes what is due by then, the limit at most', async () => {
    const dues = ['a', 'b', 'c', 'd'].map((id, at) => ({ id, due: at * 10 }));
    await partition().write(aWrite({ dues }));

    expect(await partition().dueThrough(-1, 10)).toEqual([]);
    expect(await partition().dueThrough(20, 10)).toEqual(dues.slice(0, 3));
    expect(await partition().dueThrough(20, 2)).toEqual(dues.slice(0, 2));
    expect(await partition().dueThrough(20, 0)).toEqual([]);
    expect(await partition().dueAfter(undefined, 0)).toEqual([]);
  });

  test('readDues gives both lists and A in one look, and only what is asked for', async () => {
    const dues = [
      { id: 'b', due: 10 },
      { id: 'a', due: 20 },
      { id: 'c', due: 20 },
      { id: 'd', due: 30 },
    ];
    const timers = { through: 20, limit: 2 };
    expect(await partition().readDues({ timers, sweep: { after: undefined, limit: 1 } })).toEqual({
      applied: undefined,
      states: 0,
      dues: 0,
      due: [],
      swept: [],
    });
    const states = dues.slice(1).map(({ id }) => [id, Buffer.from('1')] as const);
    await partition().write(aWrite({ dues, states }));
    const counts = { applied: 10, states: 3, dues: 4 };

    const sweep = { after: { id: 'a', due: 20 }, limit: 5 };
    expect(await partition().readDues({ timers, sweep })).toEqual({
      ...counts,
      due: dues.slice(0, 2),
      swept: dues.slice(2),
    });
    expect(await partition().readDues({ timers, sweep: undefined })).toEqual({
      ...counts,
      due: dues.slice(0, 2),
      swept: [],
    });
    const first = { after: undefined, limit: 1 };
    expect(await partition().readDues({ timers: undefined, sweep: first })).toEqual({
      ...counts,
      due: [],
      swept: dues.slice(0, 1),
    });
  });

  test('an id has one entry, which moves', async () => {
    await partition().write(aWrite({ dues: [{ id: 'anna', due: 5 }] }));

    await partition().write(
      aWrite({
        expected: 10,
        next: 11,
        dues: [
          { id: 'anna', due: 9 },
          { id: 'anna', due: 3 },
        ],
      }),
    );

    expect(await partition().dueAfter(undefined, 10)).toEqual([{ id: 'anna', due: 3 }]);
  });

  test('dues are exact up to 2^53 - 1', async () => {
    const dues = [NEVER - 2, NEVER - 1, NEVER].map((due) => ({ id: `due ${due}`, due }));
    await partition().write(aWrite({ dues }));

    expect(await partition().dueAfter(undefined, 10)).toEqual(dues);
    expect(await partition().dueAfter(dues[1], 10)).toEqual(dues.slice(2));
    expect(await partition().dueThrough(NEVER - 1, 10)).toEqual(dues.slice(0, 2));
    expect(await partition().size(NEVER - 2)).toMatchObject({ dues: 3, overdue: 1 });
  });

  test('a sweep page by page over many equal dues meets everyone once', async () => {
    const ids = Array.from({ length: 5_000 }, (_, at) => `customer-${String(at).padStart(6, '0')}`);
    await partition().write(aWrite({ dues: ids.map((id) => ({ id, due: NEVER })) }));

    expect((await pages(partition(), 700)).map((entry) => entry.id)).toEqual(ids);
  });

  property.prop({ dues: dueEntries(), limit: fc.integer({ min: 1, max: 5 }) }, { numRuns: 60 })(
    'pages are the whole, in byte order',
    async ({ dues, limit }) => {
      await partition().clear();

      await partition().write(aWrite({ dues }));

      const expected = [...new Map(dues.map((entry) => [entry.id, entry])).values()].sort(
        (a, b) => a.due - b.due || Buffer.compare(Buffer.from(a.id), Buffer.from(b.id)),
      );
      expect(await pages(partition(), limit)).toEqual(expected);
    },
  );
}

/** Few instants, so that ids decide; any characters, so that bytes and UTF-16 units disagree. */
function dueEntries(): fc.Arbitrary<DueEntry[]> {
  const id = fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }).filter((text) => text[0] !== '\0');
  return fc.array(fc.record({ id, due: fc.integer({ min: 0, max: 2 }) }), { maxLength: 30 });
}

async function pages(partition: PartitionStore, limit: number): Promise<readonly DueEntry[]> {
  const all: DueEntry[] = [];
  let page = await partition.dueAfter(undefined, limit);
  while (page.length > 0) {
    all.push(...page);
    page = await partition.dueAfter(page.at(-1), limit);
  }
  return all;
}
