import { createFold, dimensions, retail, signals } from '@tidemark/core';
import { expect, test } from 'vitest';
import { customersCsv } from '../../packages/cli/src/customers/customers-csv.ts';
import { describeState } from '../../packages/cli/src/customers/describe-state.ts';
import { whyDifferent } from '../../packages/cli/src/replay/why.ts';
import { describeOutput } from '../../packages/cli/src/sentences/describe-output.ts';
import { loyalty } from '../../packages/core/test/loyalty.ts';
import { unseen } from '../../packages/core/test/unseen.ts';
import { auditDeployment } from '../../packages/operations/src/audit/audit-deployment.ts';
import { isClean } from '../../packages/operations/src/audit/is-clean.ts';
import { readCustomer } from '../../packages/operations/src/customers/read-customer.ts';
import { readSnapshots } from '../../packages/operations/src/customers/read-snapshots.ts';
import { openReadOutputs } from '../../packages/operations/src/outputs/read-outputs.ts';
import { noProgress } from '../../packages/operations/src/progress.ts';
import { readStatus } from '../../packages/operations/src/status/read-status.ts';
import { compareHistories } from '../../packages/simulation/src/replay/compare/compare-histories.ts';
import { replayHistory } from '../../packages/simulation/src/replay/fold/replay-history.ts';
import { historyOf } from '../../packages/simulation/src/replay/history/history.ts';
import { summarize } from '../../packages/simulation/src/replay/summary/summarize.ts';
import { byOccurrence } from '../../packages/simulation/src/shop/shop-event.ts';
import { chainsOf, lineOf } from '../support/fold-log.ts';
import { utc } from '../support/simulated-deployment.ts';
import { aDrivenShop, timing } from './driven-shop.ts';

const fold = createFold({ dimensions: [...dimensions, loyalty], signals: [...signals, unseen] });
const everybody = { sample: undefined, onFolded: () => undefined };

test('a seventh dimension and a third signal are published, stored, audited, counted and shown', async () => {
  await using shop = await aDrivenShop({ fold }, 60);
  const { context } = shop;

  const outputs = await openReadOutputs(context, timing)();
  for (const chain of Map.groupBy(outputs, ({ customerId }) => customerId).values())
    expect(chain.map(({ sequence }) => sequence)).toEqual(chain.map((_, index) => index + 1));
  const change = outputs.find(
    (each) => each.type === 'segment-changed' && each.changes.some(({ to }) => to === 'regular'),
  )!;
  const alert = outputs.find(
    (each) => each.type === 'churn-alert' && each.signals.some(({ signal }) => signal === 'unseen'),
  )!;
  const style = { zone: utc, nameOf: () => undefined, signals: fold.signals };
  expect(describeOutput(change, style)).toContain('in loyalty from single to regular');
  expect(describeOutput(alert, style)).toContain('unseen for 10 d');

  expect(isClean(await auditDeployment(context, { ...everybody, fold }))).toBe(true);

  const { counts } = await readStatus(context);
  const regulars = counts.get('loyalty:regular') ?? 0;
  expect(regulars).toBeGreaterThan(0);

  const seen = (await readCustomer(context, change.customerId, fold))!;
  expect(seen.classes.at(-1)).toMatchObject({ dimension: 'loyalty', class: 'regular' });
  expect(describeState(seen)).toContain('loyalty      regular since ');

  const { snapshots, dimensions: names } = await readSnapshots(context, noProgress, fold);
  const [header, ...rows] = [...customersCsv(snapshots, names)].join('').trim().split('\n');
  const column = header!.split(',').indexOf('loyalty');
  expect(header).toContain('source,loyalty,churn');
  expect(rows.filter((row) => row.split(',')[column] === 'regular')).toHaveLength(regulars);
});

test('tools with other lists than the deployment say so', async () => {
  await using shop = await aDrivenShop({ fold }, 10);
  const { context } = shop;
  const [first] = await openReadOutputs(context, timing)();

  await expect(readCustomer(context, first!.customerId)).rejects.toThrow('7 dimensions instead of 6');
  const report = await auditDeployment(context, everybody);
  expect(report.partitions.some(({ faults }) => faults.counts.has('state-differs'))).toBe(true);
});

test('a replay with them publishes what the deployment did, and tells of them in counts and comparisons', async () => {
  await using shop = await aDrivenShop({ fold }, 60);
  const published = chainsOf(await openReadOutputs(shop.context, timing)());
  const history = historyOf(
    shop.days.flatMap(({ events }) => events).sort(byOccurrence),
    shop.days.at(-1)!.tickAt,
  );
  const standard = { policy: retail, calibrating: { by: 'policy' }, zone: utc, currencies: ['EUR'] } as const;
  const rules = { ...standard, fold };

  const replayed = replayHistory(history, rules);
  const { classes } = summarize(replayed, 'EUR', utc);
  const { differences } = compareHistories(
    history,
    { first: rules, second: standard },
    { explain: whyDifferent },
  );

  const chains = [...Map.groupBy(replayed.outputs, ({ customerId }) => customerId)];
  expect(
    new Map(chains.map(([id, said]) => [id, said.map(({ output }) => lineOf(id, output))] as const)),
  ).toEqual(published);
  expect(Object.keys(classes['loyalty']!)).toEqual(['regular', 'single']);
  expect(differences).toContainEqual(
    expect.objectContaining({
      dimension: 'loyalty',
      second: 'none',
      why: expect.stringContaining('last activity'),
    }),
  );
});
