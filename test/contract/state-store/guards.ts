import type { PartitionStore } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { aWrite, NEVER } from './contents.ts';

export function guards(partition: () => PartitionStore): void {
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

    expect(await partition().counts()).toEqual({ applied: 20, counts: new Map([['r', 1]]) });
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
    expect(await partition().counts()).toEqual({ applied, counts: new Map() });
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
