import { fc, test as property } from '@fast-check/vitest';
import type { DueEntry, PartitionStore, StateStore, StoreWrite } from '@tidemark/stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

/** The due of a customer who has nothing to say: the largest that must come back exactly. */
const NEVER = Number.MAX_SAFE_INTEGER;

/** What every state store promises, whatever it is made of. */
export function stateStoreContract(name: string, open: () => Promise<StateStore>): void {
  describe(`state store in ${name}`, () => {
    let store: StateStore;
    let partition: PartitionStore;
    let partitions = 0;

    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.close());
    beforeEach(async () => {
      partition = store.partition(partitions++);
      await partition.clear();
    });

    describe('reading and writing', () => readsAndWrites(() => partition));
    describe('the applied offset', () => guards(() => partition));
    describe('reserved fields', () => reservedFields(() => partition));
    describe('the due index', () => dueIndex(() => partition));
    describe('counters', () => counters(() => partition));
    describe('size', () => sizes(() => partition));

    test('partitions know nothing of each other', async () => {
      const other = store.partition(partitions++);
      await other.clear();

      await partition.write(aWrite({ states: [['anna', Buffer.from('1')]], dues: [{ id: 'anna', due: 5 }] }));

      expect(await other.read(['anna'])).toEqual({ applied: undefined, states: [undefined] });
      expect(await other.dueAfter(undefined, 10)).toEqual([]);
    });

    test('the same number is the same partition', async () => {
      await partition.write(aWrite({ states: [['anna', Buffer.from('1')]] }));

      expect((await store.partition(partition.partition).read(['anna'])).states).toEqual([Buffer.from('1')]);
    });
  });
}

/** A first write (A: none → 10) of the given parts. */
function aWrite(parts: Partial<StoreWrite>): StoreWrite {
  return { expected: undefined, next: 10, states: [], dues: [], fields: [], counts: [], ...parts };
}

async function scanned(partition: PartitionStore): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for await (const [id, state] of partition.scan()) found.set(id, state);
  return found;
}

function readsAndWrites(partition: () => PartitionStore): void {
  test('an empty partition has nothing applied and no states', async () => {
    expect(await partition().read(['anna', 'ben'])).toEqual({
      applied: undefined,
      states: [undefined, undefined],
    });
    expect(await scanned(partition())).toEqual(new Map());
  });

  test('states come back byte for byte, in the order asked for, with gaps where there is none', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, at) => at));

    await partition().write(
      aWrite({
        states: [
          ['anna', bytes],
          ['größe 😀', Buffer.alloc(0)],
        ],
      }),
    );

    expect(await partition().read(['größe 😀', 'nobody', 'anna', 'anna'])).toEqual({
      applied: 10,
      states: [Buffer.alloc(0), undefined, bytes, bytes],
    });
  });

  test('reading no ids tells the applied offset', async () => {
    await partition().write(aWrite({}));

    expect(await partition().read([])).toEqual({ applied: 10, states: [] });
  });

  test('a later write replaces a state, also within one write', async () => {
    await partition().write(aWrite({ states: [['anna', Buffer.from('1')]] }));

    await partition().write(
      aWrite({
        expected: 10,
        next: 11,
        states: [
          ['anna', Buffer.from('2')],
          ['anna', Buffer.from('3')],
        ],
      }),
    );

    expect(await scanned(partition())).toEqual(new Map([['anna', Buffer.from('3')]]));
  });

  test('a batch of 10,000 states, dues and counters is one write', async () => {
    const ids = Array.from({ length: 10_000 }, (_, at) => `customer-${at}`);

    await partition().write(
      aWrite({
        states: ids.map((id) => [id, Buffer.from(id)]),
        dues: ids.map((id, due) => ({ id, due })),
        counts: ids.map((id) => [id, 1]),
      }),
    );

    expect((await partition().read(ids)).states).toEqual(ids.map((id) => Buffer.from(id)));
    expect(await partition().dueAfter(undefined, 20_000)).toEqual(ids.map((id, due) => ({ id, due })));
    expect((await partition().counts()).size).toBe(10_000);
    expect((await scanned(partition())).size).toBe(10_000);
  });

  test('clear forgets everything, the applied offset too', async () => {
    await partition().write(
      aWrite({
        states: [['anna', Buffer.from('1')]],
        dues: [{ id: 'anna', due: 5 }],
        fields: [['time', Buffer.from('9')]],
        counts: [['r', 1]],
      }),
    );

    await partition().clear();

    expect(await partition().readFields(['time'])).toEqual({ applied: undefined, fields: [undefined] });
    expect(await partition().counts()).toEqual(new Map());
    expect(await partition().size(NEVER)).toEqual({ states: 0, dues: 0, overdue: 0 });
    expect(await scanned(partition())).toEqual(new Map());
    expect(await partition().write(aWrite({}))).toBe('applied');
  });

  test.each(['', '\0A', '\0'])('an id that could be a reserved field is a bug: %j', async (id) => {
    await expect(partition().read([id])).rejects.toThrow(RangeError);
    await expect(partition().write(aWrite({ states: [[id, Buffer.from('1')]] }))).rejects.toThrow(RangeError);
    await expect(partition().write(aWrite({ dues: [{ id, due: 1 }] }))).rejects.toThrow(RangeError);
  });
}

function guards(partition: () => PartitionStore): void {
  const second = aWrite({
    expected: 10,
    next: 20,
    states: [['anna', Buffer.from('2')]],
    dues: [{ id: 'anna', due: 2 }],
    fields: [['time', Buffer.from('2')]],
    counts: [['r', 1]],
  });

  test('applied: A stood where expected and moves on', async () => {
    await partition().write(aWrite({}));

    expect(await partition().write(second)).toBe('applied');

    expect((await partition().read([])).applied).toBe(20);
  });

  test('already: the same write again changes nothing', async () => {
    await partition().write(aWrite({}));
    await partition().write(second);

    expect(await partition().write(second)).toBe('already');

    expect(await partition().counts()).toEqual(new Map([['r', 1]]));
    expect((await partition().read([])).applied).toBe(20);
  });

  test.each([
    ['behind', 5],
    ['ahead', 30],
  ])('conflict: with A %s, nothing is written', async (_, applied) => {
    await partition().write(aWrite({ next: applied }));

    expect(await partition().write(second)).toBe('conflict');

    expect(await partition().read(['anna'])).toEqual({ applied, states: [undefined] });
    expect(await partition().readFields(['time'])).toEqual({ applied, fields: [undefined] });
    expect(await partition().dueAfter(undefined, 1)).toEqual([]);
    expect(await partition().counts()).toEqual(new Map());
    expect(await partition().size(NEVER)).toEqual({ states: 0, dues: 0, overdue: 0 });
  });

  test('conflict: an offset is expected where nothing was ever applied', async () => {
    expect(await partition().write(second)).toBe('conflict');
    expect(await partition().read(['anna'])).toEqual({ applied: undefined, states: [undefined] });
  });

  test('conflict: nothing is expected where an offset is applied, be it 0', async () => {
    expect(await partition().write(aWrite({ next: 0 }))).toBe('applied');

    expect(await partition().write(aWrite({ next: 7 }))).toBe('conflict');
    expect(await partition().write(aWrite({ next: 0 }))).toBe('already');
    expect((await partition().read([])).applied).toBe(0);
  });

  test('two writers from the same offset: one is applied, the other finds a conflict', async () => {
    await partition().write(aWrite({}));

    const outcomes = await Promise.all([
      partition().write({ ...second, next: 20 }),
      partition().write({ ...second, next: 21 }),
    ]);

    expect(outcomes).toEqual(['applied', 'conflict']);
  });

  test('offsets are exact up to 2^53 - 1', async () => {
    await partition().write(aWrite({ next: NEVER - 1 }));

    expect(await partition().write(aWrite({ expected: NEVER - 2, next: NEVER }))).toBe('conflict');
    expect(await partition().write(aWrite({ expected: NEVER - 1, next: NEVER }))).toBe('applied');
    expect((await partition().read([])).applied).toBe(NEVER);
  });
}

function reservedFields(partition: () => PartitionStore): void {
  test('come back by name together with A', async () => {
    await partition().write(
      aWrite({
        fields: [
          ['time', Buffer.from([0, 255])],
          ['', Buffer.from('unnamed')],
        ],
      }),
    );

    expect(await partition().readFields(['nothing', 'time', ''])).toEqual({
      applied: 10,
      fields: [undefined, Buffer.from([0, 255]), Buffer.from('unnamed')],
    });
  });

  test('are no customers, whatever both are called', async () => {
    const names = ['A', 'N', 'time', ':time', '\0A'];
    const ids = ['A', 'N', 'time', ':time', ':A', 'A\0'];

    await partition().write(
      aWrite({
        states: ids.map((id) => [id, Buffer.from('state')]),
        fields: names.map((name) => [name, Buffer.from('field')]),
      }),
    );

    expect((await partition().read(ids)).states).toEqual(ids.map(() => Buffer.from('state')));
    expect((await partition().readFields(names)).fields).toEqual(names.map(() => Buffer.from('field')));
    expect(await partition().peekFields([...names, 'none'])).toEqual([
      ...names.map(() => Buffer.from('field')),
      undefined,
    ]);
    expect([...(await scanned(partition())).keys()].sort()).toEqual([...ids].sort());
    expect(await partition().size(0)).toMatchObject({ states: ids.length });
    expect((await partition().read([])).applied).toBe(10);
  });
}

function dueIndex(partition: () => PartitionStore): void {
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
      due: [],
      swept: [],
    });
    await partition().write(aWrite({ dues }));

    const sweep = { after: { id: 'a', due: 20 }, limit: 5 };
    expect(await partition().readDues({ timers, sweep })).toEqual({
      applied: 10,
      due: dues.slice(0, 2),
      swept: dues.slice(2),
    });
    expect(await partition().readDues({ timers, sweep: undefined })).toEqual({
      applied: 10,
      due: dues.slice(0, 2),
      swept: [],
    });
    const first = { after: undefined, limit: 1 };
    expect(await partition().readDues({ timers: undefined, sweep: first })).toEqual({
      applied: 10,
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

function counters(partition: () => PartitionStore): void {
  test('add up, and disappear at zero', async () => {
    await partition().write(
      aWrite({
        counts: [
          ['r:30', 2],
          ['__proto__', 1],
          ['r:30', 3],
        ],
      }),
    );
    expect(await partition().counts()).toEqual(
      new Map([
        ['r:30', 5],
        ['__proto__', 1],
      ]),
    );

    await partition().write(
      aWrite({
        expected: 10,
        next: 11,
        counts: [
          ['r:30', -5],
          ['r:31', 5],
          ['none', 0],
        ],
      }),
    );

    expect(await partition().counts()).toEqual(
      new Map([
        ['__proto__', 1],
        ['r:31', 5],
      ]),
    );
  });
}

function sizes(partition: () => PartitionStore): void {
  test('counts states once, however often they are written, and dues by their instant', async () => {
    const states = ['a', 'b', 'c'].map((id) => [id, Buffer.from('1')] as const);
    const dues = ['a', 'b', 'c', 'd'].map((id, at) => ({ id, due: at * 10 }));

    await partition().write(aWrite({ states, dues, fields: [['time', Buffer.from('1')]] }));
    await partition().write(aWrite({ expected: 10, next: 11, states: [...states, ['e', Buffer.from('1')]] }));

    expect(await partition().size(10)).toEqual({ states: 4, dues: 4, overdue: 2 });
  });
}
