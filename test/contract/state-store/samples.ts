import type { PartitionStore } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { aWrite } from './contents.ts';

/** So many states, each with its number in it. */
function numbered(count: number): readonly (readonly [id: string, state: Buffer])[] {
  return Array.from({ length: count }, (_, at) => [`customer-${at}`, Buffer.from(String(at))] as const);
}

const fields = ['time', 'rules', 'deployment', 'sweep'].map((name) => [name, Buffer.from('1')] as const);

export function samples(partition: () => PartitionStore): void {
  test('of an empty partition is empty', async () => {
    expect(await partition().sample(10)).toEqual([]);
  });

  test('of no more states than are wanted has all of them, and no reserved field', async () => {
    const states = [...numbered(9), ['größe 😀', Buffer.from([0, 255])] as const];
    await partition().write(aWrite({ states, fields }));

    expect(new Map(await partition().sample(10))).toEqual(new Map(states));
    expect(new Map(await partition().sample(1_000))).toEqual(new Map(states));
  });

  test.each([
    [1, 3],
    [50, 80],
    [1, 5_000],
    [700, 5_000],
    [2_400, 5_000],
    [4_999, 5_000],
  ])('has %i distinct ones of %i states, each as it is stored', async (limit, count) => {
    const states = numbered(count);
    await partition().write(aWrite({ states, fields }));

    const sampled = await partition().sample(limit);

    const stored = new Map(states);
    expect(new Set(sampled.map(([id]) => id)).size).toBe(limit);
    expect(sampled).toHaveLength(limit);
    for (const [id, state] of sampled) expect(state).toEqual(stored.get(id));
  });

  test.each([500, 6_000])('of %i states is taken from early and late ones alike', async (limit) => {
    const count = 10_000;
    await partition().write(aWrite({ states: numbered(count) }));

    const sampled = await partition().sample(limit);

    const numbers = sampled.map(([, state]) => Number(state.toString()));
    const mean = numbers.reduce((sum, each) => sum + each, 0) / limit;
    // Of a random sample the mean strays by count / √(12·limit): six times that is once in a billion samples.
    expect(Math.abs(mean - count / 2)).toBeLessThan((6 * count) / Math.sqrt(12 * limit));
  });
}
