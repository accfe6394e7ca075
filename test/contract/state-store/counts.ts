import type { PartitionStore } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { aWrite } from './contents.ts';

export function counters(partition: () => PartitionStore): void {
  test('stand as they were written last, and disappear at zero', async () => {
    await partition().write(
      aWrite({
        counts: [
          ['r:30', 2],
          ['__proto__', 1],
          ['r:30', 5],
        ],
      }),
    );
    expect((await partition().counts()).counts).toEqual(
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
          ['r:30', 0],
          ['r:31', 5],
          ['none', 0],
          ['gone', 3],
          ['gone', 0],
        ],
      }),
    );

    expect(await partition().counts()).toEqual({
      applied: 11,
      counts: new Map([
        ['__proto__', 1],
        ['r:31', 5],
      ]),
    });
  });
}

export function sizes(partition: () => PartitionStore): void {
  test('counts states once, however often they are written, and dues by their instant', async () => {
    const states = ['a', 'b', 'c'].map((id) => [id, Buffer.from('1')] as const);
    const dues = ['a', 'b', 'c', 'd'].map((id, at) => ({ id, due: at * 10 }));

    await partition().write(aWrite({ states, dues, fields: [['time', Buffer.from('1')]] }));
    await partition().write(aWrite({ expected: 10, next: 11, states: [...states, ['e', Buffer.from('1')]] }));

    expect(await partition().size(10)).toEqual({ states: 4, dues: 4, overdue: 2 });
  });
}
