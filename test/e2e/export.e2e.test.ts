import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY, type EpochMs, retail } from '@tidemark/core';
import { startEmbedded } from '@tidemark/pipeline';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { loadInput } from '../../packages/simulation/src/input/load-input.ts';
import type { ShopDay } from '../../packages/simulation/src/shop/shop-day.ts';
import { cdnowCsv, hasCdnow } from '../support/cdnow.ts';
import { injectedServers } from '../support/injected-servers.ts';
import { openRealContext } from '../support/real-context.ts';
import { runCommand, TIDEMARK } from '../support/run-command.ts';
import { serviceEnvironment } from '../support/service-process.ts';
import { drive, simulatedDeployment } from '../support/simulated-deployment.ts';

/** The last days that count. The first lies before any window ends, the second before the scorecard, the third is the log's end. */
const AS_OF = ['1997-03-31', '1997-12-31', '1998-06-30'] as const;
const SCORECARD_AT = Date.parse('1998-02-01T00:00:00Z');
const servers = injectedServers();

const scorecard = {
  effectiveAt: SCORECARD_AT,
  calibratedAt: SCORECARD_AT,
  customers: 23_570,
  recencyDays: [20, 45.5, 100, 200],
  frequency: [1, 1, 2, 4],
  monetaryMinor: [1_477, 2_954, 4_996, 13_333.4],
  value: { highMinor: 9_000, midMinor: 3_000 },
};

/** As of a day is its last millisecond. */
const endOf = (date: string): EpochMs => Date.parse(`${date}T00:00:00Z`) + DAY - 1;

async function tidemark(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const { code, stdout, stderr } = await runCommand([TIDEMARK, ...args], env);
  expect(code, stderr).toBe(0);
  return stdout;
}

test.skipIf(!hasCdnow()).each(['fixed limits', 'a scorecard'])(
  'the whole CDNOW log through Kafka under %s is exported, at three days, as a replay has it',
  async (rules) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-export-'));
    const path = (name: string) => join(folder.path, name);
    const name = `export-${rules.replaceAll(' ', '-')}`;
    const env = serviceEnvironment(name, servers);
    await writeFile(path('cdnow.csv'), cdnowCsv());
    await writeFile(path('scorecard.json'), JSON.stringify(scorecard));
    const { events } = await loadInput({ path: path('cdnow.csv'), currency: 'USD', badRowsPath: undefined });
    await using context = await openRealContext(name, servers);
    const pipeline = await startEmbedded(context, {
      deployment: simulatedDeployment(name, 'USD'),
      policy: retail,
    });
    const hasScorecard = rules === 'a scorecard';
    if (hasScorecard) await tidemark(['calibrate', '--scorecard', path('scorecard.json'), '--yes'], env);

    const differing: string[] = [];
    for (const [index, date] of AS_OF.entries()) {
      const from = index === 0 ? 0 : endOf(AS_OF[index - 1]!);
      const own = events.filter(({ occurredAt }) => occurredAt > from && occurredAt <= endOf(date));
      // One long day: no tick comes before an event that it lies behind, so that shorter ones would give the same.
      const days: readonly ShopDay[] = [{ date, events: own, tickAt: endOf(date) }];
      await drive(context, days);
      const printed = await tidemark(['export', '--out', path('export.csv')], env);
      const rest = ['--as-of', date, '--out', path('replay')];
      const calibrate = hasScorecard ? ['--calibrate', path('scorecard.json')] : [];
      await tidemark(['replay', '--input', path('cdnow.csv'), ...rest, ...calibrate], {});
      const [exported, replayed] = await Promise.all(
        ['export.csv', 'replay/customers.csv'].map((file) => readFile(path(file), 'utf8')),
      );
      console.log(`${rules}, ${date}: ${printed.trim()}`);
      expect(exported!.split('\n').length).toBeGreaterThan(20_000);
      if (exported !== replayed) differing.push(firstDifference(date, exported!, replayed!));
    }
    expect(differing).toEqual([]);
    if (!hasScorecard) await expectMoversAsCompared(path, env);
    await pipeline.stop();
  },
);

/** New limits of F: who would move is who differs when the two policies are compared. */
async function expectMoversAsCompared(
  path: (name: string) => string,
  env: Readonly<Record<string, string>>,
): Promise<void> {
  const other = { ...retail, rfm: { ...retail.rfm, frequency: [2, 3, 4, 6] } };
  await writeFile(path('other.yaml'), stringify(other));
  const [input, asOf] = [path('cdnow.csv'), AS_OF.at(-1)!];
  const compared = [
    '--input',
    input,
    '--as-of',
    asOf,
    '--out',
    path('compared'),
    '--compare',
    path('other.yaml'),
  ];
  await tidemark(['replay', ...compared], {});
  const { differing } = JSON.parse(await readFile(path('compared/comparison.json'), 'utf8'));

  const tried = await runCommand([TIDEMARK, 'apply', path('other.yaml'), '--history', input], env);

  expect(tried.code).not.toBe(0);
  expect(tried.stderr).toContain('Nothing was applied');
  expect(tried.stdout).toContain(
    `Of 23,570 customers of the history ${differing.rfm.toLocaleString('en-US')} would move on 1998-06-30T23:59:59.999Z`,
  );
}

function firstDifference(date: string, exported: string, replayed: string): string {
  const [left, right] = [exported.split('\n'), replayed.split('\n')];
  const line = left.findIndex((text, index) => text !== right[index]);
  return `${date}, line ${line + 1}: exported ${left[line]}, replayed ${right[line]}`;
}

test('without a deployment an export says what to do', async () => {
  const env = serviceEnvironment('export-nothing', servers);

  const { code, stdout, stderr } = await runCommand([TIDEMARK, 'export', '--out', '/dev/null'], env);

  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toContain('tidemark setup');
});
