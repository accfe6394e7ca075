import { mkdtempDisposable, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY, type EpochMs, retail } from '@tidemark/core';
import { startEmbedded } from '@tidemark/pipeline';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { loadInput } from '../../packages/simulation/src/input/load-input.ts';
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

interface ExportedDay {
  readonly date: string;
  /** Flags of the replay that must give the same customers. */
  readonly replay: readonly string[];
}

/** Takes the whole log through Kafka, and compares an export at the end of each day with a replay as of it. */
async function expectExportAsReplayed(
  name: string,
  path: (name: string) => string,
  before: (env: Readonly<Record<string, string>>) => Promise<void>,
  days: readonly ExportedDay[],
): Promise<void> {
  const env = serviceEnvironment(name, servers);
  const { events } = await loadInput({ path: path('cdnow.csv'), currency: 'USD', badRowsPath: undefined });
  await using context = await openRealContext(name, servers);
  const pipeline = await startEmbedded(context, {
    deployment: simulatedDeployment(name, 'USD'),
    policy: retail,
  });
  await before(env);
  const differing: string[] = [];
  let from = 0;
  for (const { date, replay } of days) {
    const own = events.filter(({ occurredAt }) => occurredAt > from && occurredAt <= endOf(date));
    from = endOf(date);
    // One long day: no tick comes before an event that it lies behind, so that shorter ones would give the same.
    await drive(context, [{ date, events: own, tickAt: endOf(date) }]);
    const printed = await tidemark(['export', '--out', path('export.csv')], env);
    const rest = ['--as-of', date, '--out', path('replay')];
    await tidemark(['replay', '--input', path('cdnow.csv'), ...rest, ...replay], {});
    const [exported, replayed] = await Promise.all(
      ['export.csv', 'replay/customers.csv'].map((file) => readFile(path(file), 'utf8')),
    );
    console.log(`${name}, ${date}: ${printed.trim()}`);
    expect(exported!.split('\n').length).toBeGreaterThan(20_000);
    if (exported !== replayed) differing.push(firstDifference(date, exported!, replayed!));
  }
  expect(differing).toEqual([]);
  await pipeline.stop();
}

async function cdnowFolder() {
  const folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-export-'));
  const path = (name: string) => join(folder.path, name);
  await writeFile(path('cdnow.csv'), cdnowCsv());
  return { path, [Symbol.asyncDispose]: () => folder.remove() };
}

test.skipIf(!hasCdnow())(
  'the whole CDNOW log through Kafka under a scorecard is exported as a replay has it, before the scorecard and after it',
  async () => {
    await using folder = await cdnowFolder();
    const { path } = folder;
    await writeFile(path('scorecard.json'), JSON.stringify(scorecard));
    const calibrate = (env: Readonly<Record<string, string>>) =>
      tidemark(['calibrate', '--scorecard', path('scorecard.json'), '--yes'], env);

    await expectExportAsReplayed(
      'export-scorecard',
      path,
      async (env) => void (await calibrate(env)),
      AS_OF.map((date) => ({ date, replay: ['--calibrate', path('scorecard.json')] })),
    );
  },
);

test.skipIf(!hasCdnow())(
  'under fixed limits, too, and of another policy a history says who would move as a comparison does',
  async () => {
    await using folder = await cdnowFolder();
    const { path } = folder;
    // New limits of F: who would move is who differs when the two policies are compared.
    const other = { ...retail, rfm: { ...retail.rfm, frequency: [2, 3, 4, 6] } };
    await writeFile(path('other.yaml'), stringify(other));
    const date = AS_OF.at(-1)!;

    await expectExportAsReplayed('export-fixed', path, async () => {}, [
      { date, replay: ['--compare', path('other.yaml')] },
    ]);
    const { differing } = JSON.parse(await readFile(path('replay/comparison.json'), 'utf8'));
    const env = serviceEnvironment('export-fixed', servers);
    const tried = await runCommand(
      [TIDEMARK, 'apply', path('other.yaml'), '--history', path('cdnow.csv')],
      env,
    );

    expect(tried.code).not.toBe(0);
    expect(tried.stderr).toContain('Nothing was applied');
    expect(tried.stdout).toContain(
      `Of 23,570 customers of the history ${differing.rfm.toLocaleString('en-US')} would move on 1998-06-30T23:59:59.999Z`,
    );
  },
);

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
