import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY, type Policy, retail } from '@tidemark/core';
import { checkScorecard, setup } from '@tidemark/pipeline';
import { type ChurnAlert, churnAlerts, type SegmentChanged, segmentChangedSchema } from '@tidemark/schemas';
import { expect, test } from 'vitest';
import type { ShopDay } from '../../packages/simulation/src/shop/shop-day.ts';
import { simulateShop } from '../../packages/simulation/src/shop/simulate-shop.ts';
import { injectedServers } from '../support/injected-servers.ts';
import { logEntries } from '../support/log-entries.ts';
import { pollUntil } from '../support/poll-until.ts';
import { chainFaults, publishedByCustomer } from '../support/published-records.ts';
import { openRealContext, type RealContext } from '../support/real-context.ts';
import { runCommand, TIDEMARK } from '../support/run-command.ts';
import { serviceEnvironment, startService, untilReady } from '../support/service-process.ts';
import { drive, simulatedDeployment, utc } from '../support/simulated-deployment.ts';
import { startServices } from '../support/start-services.ts';

const servers = injectedServers();
const policy: Policy = { ...retail, calibration: { ...retail.calibration, schedule: 'monthly' } };

/** The scorecards that count, as `partition: version`: of a version that stands twice, in a race of the two, the first does. */
async function scorecardsIn(context: RealContext): Promise<readonly string[]> {
  const entries = await logEntries(context);
  const versions = entries.flatMap(({ partition, entry }) =>
    entry.type === 'Scorecard' ? [`${partition}: ${entry.version}`] : [],
  );
  return [...new Set(versions)];
}

/** The rules that each partition remembers, in its order. */
async function rulesOf({ store }: RealContext): Promise<readonly unknown[]> {
  const reads = [0, 1].map((partition) => store.partition(partition).readFields(['rules']));
  return (await Promise.all(reads)).map(({ fields }) => JSON.parse(String(fields[0])) as unknown);
}

/** What scorecards have moved, each with whose it is. */
async function movedByRules(context: RealContext): Promise<readonly SegmentChanged[]> {
  const published = [...(await publishedByCustomer(context)).values()].flat();
  return published
    .filter(({ topic }) => topic.endsWith('segment-changes'))
    .map(({ body }) => segmentChangedSchema.decode(Buffer.from(body, 'hex'), 0))
    .filter(({ cause }) => cause.kind === 'RULES');
}

/** Alerts of one scorecard. */
async function alertsUnder(context: RealContext, scorecardVersion: number): Promise<readonly ChurnAlert[]> {
  const published = [...(await publishedByCustomer(context)).values()].flat();
  return published
    .filter(({ topic }) => topic.endsWith('churn-alerts'))
    .map(({ body }) => churnAlerts.schema.decode(Buffer.from(body, 'hex'), 0))
    .filter(({ rules }) => rules.scorecardVersion === scorecardVersion);
}

/** The models of the scorecards in the log, version by version. */
async function modelsIn(context: RealContext) {
  const entries = await logEntries(context);
  return entries.flatMap(({ partition, entry }) =>
    entry.type === 'Scorecard' && partition === 0 ? [checkScorecard(entry.document).scorecard.models] : [],
  );
}

/** All purchases of the year before from customers of their own, loaded on one day. */
function withHistory(days: readonly ShopDay[], loadedOn: number, startAt: number): readonly ShopDay[] {
  const year = { seed: 'history', customers: 700, startAt: startAt - 364 * DAY, days: 364 };
  const history = [...simulateShop({ ...year, zone: utc, currency: 'EUR' })]
    .flatMap(({ events }) => events.filter(({ type }) => type === 'purchase'))
    .map((event) => ({ ...event, customerId: `h-${event.customerId}`, eventId: `h-${event.eventId}` }));
  return days.map((day, at) => (at === loadedOn ? { ...day, events: [...history, ...day.events] } : day));
}

async function changesCounted(url: string, cause: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(
    new RegExp(`^tidemark_published_changes_total\\{cause="${cause}"\\} (\\d+)`, 'm').exec(metrics)?.[1],
  );
}

test('two calibrators publish one scorecard a month, with models once there are buyers enough, and each moves whom it concerns once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tidemark-calibrator-'));
  await using context = await openRealContext('calibrator', servers);
  const deployment = simulatedDeployment('calibrator', 'EUR', 2);
  await setup(context, { deployment, policy, from: 'earliest' });
  const env = serviceEnvironment('calibrator', servers);
  await using services = await startServices(
    ['purchases', 'interactions', 'feedback', 'segmenter', 'calibrator'],
    env,
  );
  await using second = await startService({ main: 'services/calibrator/src/main.ts', env });
  await untilReady(second);
  const shop = { seed: 'calibrator', customers: 300, startAt: Date.parse('2025-01-10T00:00:00Z'), days: 30 };
  const shopDays = [...simulateShop({ ...shop, zone: utc, currency: 'EUR' })];
  // After the first scorecard.
  const days = withHistory(shopDays, 1, shop.startAt);
  const published = (count: number) =>
    pollUntil(`${count} scorecards`, async () => (await scorecardsIn(context)).length === count * 2);

  await drive(context, days, {
    onDay: async (daysOver) => {
      if (daysOver === 1) await published(1);
      // 1 February is the 23rd day.
      if (daysOver === 23) await published(2);
    },
  });
  const tidemark = (...args: readonly string[]) => runCommand([TIDEMARK, ...args], env);
  const out = join(folder, 'scorecard.json');
  const shown = await tidemark('calibrate', '--dry-run', '--out', out);
  const unasked = await tidemark('calibrate', '--scorecard', out);
  const audit = await tidemark('audit');
  const status = await tidemark('status');
  const scorecards = await scorecardsIn(context);
  const rules = await rulesOf(context);
  const moved = await movedByRules(context);
  const models = await modelsIn(context);
  const [without, withModels] = [await alertsUnder(context, 1), await alertsUnder(context, 2)];

  expect(scorecards).toEqual(['0: 1', '0: 2', '1: 1', '1: 2']);
  expect(rules[0]).toEqual(rules[1]);
  expect(models.at(0)).toEqual({ purchase: null, spend: null });
  expect(models.at(-1)).toMatchObject({
    purchase: { isDegenerate: false },
    spend: { p: expect.any(Number) },
  });
  expect(models.at(-1)!.purchase!.customers).toBeGreaterThan(600);
  expect(without.length).toBeGreaterThan(0);
  expect(without.every(({ pActive }) => pActive === null)).toBe(true);
  expect(withModels.length).toBeGreaterThan(10);
  expect(withModels.every(({ pActive }) => pActive !== null && pActive > 0 && pActive < 1)).toBe(true);
  const keys = moved.map(({ customerId, rules }) => `${customerId} ${rules.scorecardVersion}`);
  expect(moved.length).toBeGreaterThan(100);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(moved.map(({ rules }) => rules.scorecardVersion))).toEqual(new Set([1, 2]));
  expect(await changesCounted(services.get('segmenter').url, 'rules')).toBe(moved.length);
  expect(chainFaults(await publishedByCustomer(context))).toEqual([]);
  expect(audit, audit.stdout).toMatchObject({ code: 0 });
  expect(status.stdout).toMatch(/policy +│ scorecard/);
  expect(shown).toMatchObject({ code: 0 });
  expect(shown.stdout).toMatch(/scorecard 2 +│ now/);
  expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({
    frequency: expect.any(Array),
    models: { purchase: { isDegenerate: false } },
  });
  const told =
    /Model of purchases: r .* of \d+ customers\.\n(?:.*\n)*Unlikely to buy .*: \d+ customers of \d+ buyers, .*%\./;
  expect(shown.stdout).toMatch(told);
  expect(unasked.stdout).toContain(told.exec(shown.stdout)![0]);
  expect(unasked.code).not.toBe(0);
  expect(unasked.stderr).toContain('Nothing was published: there is no terminal to ask on');
  await rm(folder, { recursive: true });
});
