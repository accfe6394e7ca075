import type { PartitionStore } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { aWrite, NEVER, scanned } from './contents.ts';

export function readsAndWrites(partition: () => PartitionStore): void {
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

  test('reading no ids returns the applied offset', async () => {
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
    expect((await partition().counts()).counts.size).toBe(10_000);
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
    expect((await partition().counts()).counts).toEqual(new Map());
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

export function reservedFields(partition: () => PartitionStore): void {
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
