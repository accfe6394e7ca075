import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dayStart, localDay, retail } from '@tidemark/core';
import { createSystemTiming } from '@tidemark/stream';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { driveDays } from '../../packages/cli/src/demo/driver.ts';
import { openEmbedded } from '../../packages/cli/src/demo/embedded.ts';
import { openReadOutputs } from '../../packages/cli/src/demo/read-outputs.ts';
import { historyOf } from '../../packages/cli/src/replay/history.ts';
import { replayHistory } from '../../packages/cli/src/replay/replay-history.ts';
import { daysOf } from '../../packages/cli/src/shop/days-of.ts';
import { byOccurrence, type ShopEvent } from '../../packages/cli/src/shop/shop-event.ts';
import { simulateShop } from '../../packages/cli/src/shop/simulate-shop.ts';
import { cdnowCsv, hasCdnow } from '../support/cdnow.ts';
import { chainsOf, lineOf } from '../support/fold-log.ts';
import { runCommand, TIDEMARK } from '../support/run-command.ts';
import { utc } from '../support/simulated-deployment.ts';

const DAYS = 120;
const startAt = Date.UTC(2025, 0, 1);

test('a replay says, in its order, what the pipeline publishes of the same history', async () => {
  const shop = { seed: 'replay', customers: 150, startAt, days: DAYS, zone: utc, currency: 'EUR' };
  const events = [...simulateShop(shop)].flatMap((day) => day.events).sort(byOccurrence);
  const until = dayStart(utc, localDay(utc, events.at(-1)!.occurredAt) + 1);
  const days = [...daysUntil(events, until), { date: 'the end', events: [], tickAt: until }];
  const timing = createSystemTiming();
  await using deployment = await openedEmbedded(timing);
  const { context, advanceTo } = deployment;
  const { signal } = new AbortController();
  const driven = { context, days, speed: 0, pollEveryMs: 0, timing, signal, onStep: advanceTo };
  for await (const _ of driveDays(driven));
  const published = chainsOf(await openReadOutputs(context, timing)());

  const rules = { policy: retail, calibrating: { by: 'policy' }, zone: utc, currencies: ['EUR'] } as const;
  const { outputs } = replayHistory(historyOf(events, until), rules);

  const replayed = Map.groupBy(outputs, ({ customerId }) => customerId);
  const lines = [...replayed].map(
    ([id, said]) => [id, said.map(({ output }) => lineOf(id, output))] as const,
  );
  expect(outputs.length).toBeGreaterThan(500);
  expect(outputs.map(({ output }) => output.at)).toEqual(
    outputs.map(({ output }) => output.at).toSorted((left, right) => left - right),
  );
  expect(new Map(lines)).toEqual(published);
});

function* daysUntil(events: readonly ShopEvent[], until: number) {
  for (const day of daysOf(events, utc)) {
    if (day.tickAt >= until) return;
    yield day;
  }
}

async function openedEmbedded(timing: ReturnType<typeof createSystemTiming>) {
  const deployment = await openEmbedded({ zone: utc, currency: 'EUR', startAt, timing });
  return { ...deployment, [Symbol.asyncDispose]: () => deployment.stop() };
}

const cdnow = (name: string) => fileURLToPath(new URL(`../../../shared/data/cdnow/${name}`, import.meta.url));

test.skipIf(!hasCdnow())(
  'the published rhythm of the 2,357 customers of the CDNOW sample comes out of the whole log',
  async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-replay-'));
    const input = join(folder.path, 'cdnow.csv');
    await writeFile(input, cdnowCsv());

    const asked = ['--input', input, '--as-of', '1997-09-30', '--out', folder.path];
    const { code, stderr } = await runCommand([TIDEMARK, 'replay', ...asked], {});

    expect(code, stderr).toBe(0);
    const rows: readonly Record<string, string>[] = parse(
      await readFile(join(folder.path, 'customers.csv')),
      {
        columns: true,
      },
    );
    const found = new Map(rows.map((row) => [row['customer_id'], row]));
    const sample = (await readFile(cdnow('CDNOW_sample.txt'), 'utf8')).trimEnd().split('\n');
    const masterOf = new Map(
      sample.map((line) => line.trim().split(/\s+/)).map(([master, own]) => [Number(own), master]),
    );
    const published: readonly Record<string, string>[] = parse(
      await readFile(cdnow('cdnow_customers_summary_with_transactions.csv')),
      { columns: true },
    );
    const differing = published.filter((row) => {
      const own = found.get(masterOf.get(Number(row['ID'])));
      return (
        own?.['x'] !== row['x'] ||
        Number(own?.['t_x_weeks']) !== Number(row['t_x']) ||
        Number(own?.['T_weeks']) !== Number(row['T'])
      );
    });
    expect(published).toHaveLength(2_357);
    expect(differing).toEqual([]);
  },
);
