import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublishedOutput } from '@tidemark/operations';
import type { EmbeddedLists } from '@tidemark/pipeline';
import { createSystemTiming } from '@tidemark/stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { four } from '../../../pipeline/src/outputs/fourth-output.fixture.ts';
import type { DemoOptions } from './demo-options.ts';
import { runDemo } from './run-demo.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidemark-demo-'));
});
afterAll(() => rm(folder, { recursive: true }));

const options: DemoOptions = {
  seed: '1',
  customers: 20,
  days: undefined,
  speed: 0,
  exit: true,
  until: undefined,
  json: true,
  input: undefined,
  badRowsPath: undefined,
  zone: 'UTC',
  currency: undefined,
};

async function run(
  asked: Partial<DemoOptions>,
  enoughAfterDays = Number.POSITIVE_INFINITY,
  lists?: EmbeddedLists,
) {
  const outputs: PublishedOutput[] = [];
  const lines: string[] = [];
  const dates: string[] = [];
  const enough = new AbortController();
  let summary = '';
  await runDemo(
    { ...options, ...asked },
    {
      timing: createSystemTiming(),
      enough: enough.signal,
      staysOpen: false,
      print: async (line) => void lines.push(line),
      openScreen: () => ({
        day: async (published, { date }) => {
          outputs.push(...published);
          dates.push(date);
          if (dates.length === enoughAfterDays) enough.abort();
        },
        end: async (line) => {
          summary = line;
        },
      }),
    },
    lists,
  );
  return { outputs, lines, dates, summary };
}

async function file(rows: readonly string[]): Promise<string> {
  const path = join(folder, 'input.csv');
  await writeFile(path, ['customer_id,occurred_at,type,amount', ...rows, ''].join('\n'));
  return path;
}

test('a demo with another list of output topics shows what goes to them, too', async () => {
  const input = await file([
    'ada,2025-01-10T12:00:00Z,purchase,11.77',
    'ada,2025-07-01T12:00:00Z,purchase,11.77',
  ]);

  const { outputs } = await run({ input }, undefined, { outputs: four });

  expect(outputs.map(({ sequence }) => sequence)).toEqual(outputs.map((_, index) => index + 1));
  expect(outputs.flatMap((each) => (each.type === 'churn-alert' ? each.kind : []))).toContain('CLEARED');
});

describe('the demo of a file', () => {
  test('an order comes in, changes go out, and silence fires at its own instant', async () => {
    const input = await file(['ada,2025-01-10T12:00:00+01:00,purchase,11.77']);

    const { outputs, dates } = await run({ input, until: Date.UTC(2025, 2, 11, 11) });

    const first = Date.UTC(2025, 0, 10, 11);
    const day = 86_400_000;
    expect(outputs.map(({ type, sequence, at }) => [type, sequence, (at - first) / day])).toEqual([
      ['segment-changed', 1, 0],
      // Two days on it is a Sunday: the welcome waits for Monday at 09:00.
      ['follow-up-due', 2, 2 + 22 / 24],
      ['segment-changed', 3, 30],
      ['segment-changed', 4, 60],
    ]);
    expect(outputs[0]).toMatchObject({ profile: { monetaryMinor: 1177, currency: 'USD' } });
    expect([dates[0], dates.at(-1), dates.length]).toEqual(['2025-01-10', '2025-03-11', 61]);
  });

  test('the last tick is inclusive, and a millisecond earlier it is not yet time', async () => {
    const input = await file(['ada,2025-01-10T12:00:00+01:00,purchase,11.77']);

    const { outputs } = await run({ input, until: Date.UTC(2025, 2, 11, 11) - 1 });

    expect(outputs.map(({ type }) => type)).toEqual(['segment-changed', 'follow-up-due', 'segment-changed']);
  });

  test('types that change within a day reach the fold in the order of the file', async () => {
    const at = (minute: number) => `ada,2025-01-10T12:0${minute}:00Z`;
    const input = await file([
      `${at(1)},interaction,`,
      `${at(2)},purchase,1`,
      `${at(3)},feedback,`,
      `${at(4)},purchase,1`,
      `${at(5)},interaction,`,
    ]);

    const { outputs } = await run({ input });

    expect(outputs.map(({ cause, at: when }) => [cause.kind, new Date(when).getUTCMinutes()])).toEqual([
      ['INTERACTION', 1],
      ['PURCHASE', 2],
      ['PURCHASE', 4],
    ]);
  });

  test('what lies after the last tick is left out, and a line reports it', async () => {
    const input = await file(['a,2025-01-10T12:00:00Z,purchase,1', 'b,2025-01-12T12:00:00Z,purchase,1']);

    const { outputs, lines } = await run({ input, until: Date.UTC(2025, 0, 12) });

    expect(outputs.map(({ customerId }) => customerId)).toEqual(['a']);
    expect(lines).toEqual(['1 event after 2025-01-12T00:00:00.000Z left out']);
  });

  test('after its days only time goes on, to the last tick', async () => {
    const input = await file(['a,2025-01-10T12:00:00Z,purchase,1', 'b,2025-01-12T12:00:00Z,purchase,1']);

    const { outputs, dates } = await run({ input, days: 2, until: Date.UTC(2025, 1, 9, 12) });

    expect(outputs.map(({ customerId, type, cause }) => [customerId, type, cause.kind])).toEqual([
      ['a', 'segment-changed', 'PURCHASE'],
      ['a', 'follow-up-due', 'SILENCE'],
      ['a', 'segment-changed', 'SILENCE'],
    ]);
    expect([dates.at(-1), dates.length]).toEqual(['2025-02-09', 31]);
  });

  test('nothing to show is an error', async () => {
    const input = await file([]);

    await expect(run({ input })).rejects.toThrow(/has no usable rows/);
    await expect(run({ zone: 'Mars/Base' })).rejects.toThrow(/Cannot use the time zone "Mars\/Base"/);
    await expect(run({ zone: 'CST' })).rejects.toThrow(/Cannot use the time zone "CST"/);
  });
});

describe('the demo of a simulated shop', () => {
  test('is the same whenever the seed is', async () => {
    const one = await run({ days: 60, customers: 60 });
    const two = await run({ days: 60, customers: 60 });

    expect(one.outputs.length).toBeGreaterThan(30);
    expect(two.outputs).toEqual(one.outputs);
    expect(one.summary).toMatch(/^Until 2025-03-01: 60 days, \d+ events of \d+ customers made/);
  });

  test('after its days only time goes on, to the last tick', async () => {
    const busy = await run({ days: 3, customers: 100 });
    const longer = await run({ days: 3, customers: 100, until: Date.UTC(2025, 5, 1) });

    expect([longer.dates.at(-1), longer.dates.length]).toEqual(['2025-06-01', 152]);
    expect(longer.outputs.slice(0, busy.outputs.length)).toEqual(busy.outputs);
    expect(new Set(longer.outputs.slice(busy.outputs.length).map(({ cause }) => cause.kind))).toEqual(
      new Set(['SILENCE']),
    );
  });

  test('ends with a summary when somebody has had enough', async () => {
    const { dates, summary } = await run({ exit: false }, 10);

    expect(dates.length).toBe(10);
    expect(summary).toMatch(/^Until 2025-01-10: 10 days/);
  });
});
