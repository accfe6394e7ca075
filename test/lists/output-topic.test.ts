import { expect, test } from 'vitest';
import { openTally } from '../../packages/cli/src/demo/screens/tally.ts';
import { describeOutput } from '../../packages/cli/src/sentences/describe-output.ts';
import { auditDeployment } from '../../packages/operations/src/audit/audit-deployment.ts';
import { isClean } from '../../packages/operations/src/audit/is-clean.ts';
import { followOutputs } from '../../packages/operations/src/outputs/follow-outputs.ts';
import { openReadOutputs } from '../../packages/operations/src/outputs/read-outputs.ts';
import { four as outputs } from '../../packages/pipeline/src/outputs/fourth-output.fixture.ts';
import { utc } from '../support/simulated-deployment.ts';
import { aDrivenShop, timing } from './driven-shop.ts';

const everybody = { sample: undefined, onFolded: () => undefined };

test('a fourth output topic is set up, audited, and seen by who consumes and by the demo', async () => {
  await using shop = await aDrivenShop({ outputs }, 200);
  const { context } = shop;

  expect(await context.log.bounds('cleared-alerts')).toHaveLength(4);
  expect(await context.registry.latestId('cleared-alerts-value')).toBeDefined();

  const { signal: enough } = new AbortController();
  const stretches = followOutputs(context, { from: 'earliest', isEndless: false, enough, outputs });
  const consumed = (await Array.fromAsync(stretches)).flat();
  for (const chain of Map.groupBy(consumed, ({ customerId }) => customerId).values())
    expect(chain.map(({ sequence }) => sequence)).toEqual(chain.map((_, index) => index + 1));
  const cleared = consumed.find((each) => each.type === 'churn-alert' && each.kind === 'CLEARED')!;
  expect(describeOutput(cleared, { zone: utc, nameOf: () => undefined })).toContain(
    'is no longer likely to leave',
  );

  const report = await auditDeployment(context, { ...everybody, outputs });
  expect(isClean(report)).toBe(true);
  expect(report.partitions.reduce((sum, each) => sum + each.outputs, 0)).toBe(consumed.length);

  const tally = openTally();
  tally.note(await openReadOutputs(context, timing, outputs)());
  expect([...tally.published().values()].reduce((sum, count) => sum + count, 0)).toBe(consumed.length);

  await shop.forget();
  const left = (await context.log.bounds('cleared-alerts')) ?? [];
  expect(left.every(({ start, end }) => start === end)).toBe(true);
});

test('an audit without the fourth topic does not pass over what it carries', async () => {
  await using shop = await aDrivenShop({ outputs }, 200);
  const standard = outputs.filter(({ name }) => name !== 'cleared-alerts');

  const report = auditDeployment(shop.context, { ...everybody, outputs: standard });

  await expect(report).rejects.toThrow('No output topic of the list carries this churn-alert');
});
