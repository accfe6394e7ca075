import type { PartitionStore } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { aWrite } from './contents.ts';

/** @param loseDues deletes the due index behind the store's back */
export function extents(
  partition: () => PartitionStore,
  loseDues: (partition: number) => Promise<void>,
): void {
  const ids = ['anna', 'ben', 'A', 'N', ':time'];
  const write = aWrite({
    states: ids.map((id) => [id, Buffer.from('1')]),
    dues: ids.map((id) => ({ id, due: 5 })),
    fields: [
      ['time', Buffer.from('9')],
      ['deployment', Buffer.from('{}')],
    ],
  });
  const look = { timers: { through: 10, limit: 1 }, sweep: undefined };

  test('of an empty partition are nothing', async () => {
    expect(await partition().extent(['time'])).toEqual({ applied: undefined, states: 0, dues: 0 });
  });

  test('count states and due entries with A; reserved fields are no states, written or not', async () => {
    await partition().write(write);

    expect(await partition().extent(['time', 'deployment', 'never'])).toEqual({
      applied: 10,
      states: 5,
      dues: 5,
    });
    expect(await partition().readDues(look)).toMatchObject({ applied: 10, states: 5, dues: 5 });

    await partition().write({ ...write, expected: 10, next: 11 });
    await partition().write(aWrite({ expected: 11, next: 12, states: [['carl', Buffer.from('1')]] }));

    expect(await partition().extent(['time', 'deployment'])).toEqual({ applied: 12, states: 6, dues: 5 });
    expect(await partition().readDues(look)).toMatchObject({ applied: 12, states: 6, dues: 5 });
  });

  test('show a lost due index, and one that began anew after it', async () => {
    await partition().write(write);

    await loseDues(partition().partition);

    expect(await partition().extent(['time', 'deployment'])).toEqual({ applied: 10, states: 5, dues: 0 });
    expect(await partition().readDues(look)).toMatchObject({ applied: 10, states: 5, dues: 0, due: [] });

    await partition().write(aWrite({ expected: 10, next: 11, dues: [{ id: 'anna', due: 3 }] }));

    expect(await partition().extent(['time', 'deployment'])).toEqual({ applied: 11, states: 5, dues: 1 });
  });
}
