import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand, TIDEMARK } from '../support/run-command.ts';

interface Judged {
  readonly alerts: number;
  readonly precision: number;
  readonly recall: number;
  readonly medianDelayDays: number;
  readonly medianLeadDays: number;
}

interface Written {
  readonly departures: {
    readonly leftOut: number;
    readonly alerts: Readonly<
      Record<
        string,
        { readonly departures: number; readonly byChance: number } & Readonly<
          Record<'raised' | 'escalated' | 'recency', Judged>
        >
      >
    >;
  };
}

test('alerts on a simulated shop are held against who had left for good', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-departures-'));
  const at = (name: string) => join(folder.path, name);
  const run = async (...what: readonly string[]) => {
    const { code, stdout, stderr } = await runCommand([TIDEMARK, ...what], {});
    expect(code, stderr).toBe(0);
    return stdout;
  };

  const simulated = await run('simulate', '--out', folder.path, '--customers', '2000');
  const days = ['--as-of', '2026-12-31', '--calibrate', '2025-12-31', '--evaluate', '91'];
  const files = ['--input', at('events.csv'), '--departures', at('departures.csv'), '--out', folder.path];
  const stdout = await run('replay', ...files, ...days);

  const { departures }: Written = JSON.parse(await readFile(at('evaluation.json'), 'utf8'));
  const { all } = departures.alerts;
  expect(simulated).toContain('1,134 departures of 2,000 customers');
  expect(departures.leftOut).toBe(0);
  expect(all!.departures).toBe(120);
  // A quarter of the alerts come when the customer has left, and three months after that.
  expect(all!.raised).toMatchObject({ alerts: 1_403, recall: 1 });
  expect(all!.raised.precision).toBeCloseTo(0.251, 3);
  expect(all!.raised.medianDelayDays).toBeCloseTo(90, 0);
  expect(all!.raised.medianLeadDays).toBeCloseTo(90, 0);
  expect(all!.escalated.precision).toBeCloseTo(0.386, 3);
  expect(all!.byChance).toBeCloseTo(0.176, 3);
  // As many by recency alone come sooner, and half as often when the customer has left.
  expect(all!.recency).toMatchObject({ words: 'silent for 43 days', medianDelayDays: 43 });
  expect(all!.recency.precision).toBeCloseTo(0.135, 3);
  expect(stdout).toMatch(
    /all +│ 1,403 +│ 25\.1 % +│ 17\.6 % +│ 70 +│ 120 +│ 100\.0 % +│ 90 +│ 90 +│ 311 +│ 38\.6 % /,
  );
});

test('departures need a window', async () => {
  const asked = ['--input', 'x.csv', '--departures', 'left.csv', '--as-of', '2025-12-31', '--out', 'x'];

  const { code, stderr } = await runCommand([TIDEMARK, 'replay', ...asked], {});

  expect(code).toBe(1);
  expect(stderr).toContain('give --evaluate <days> too');
});
