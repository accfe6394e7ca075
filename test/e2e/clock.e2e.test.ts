import { DAY, type DeploymentConfig, type EpochMs, type Policy, retail, SECOND } from '@tidemark/core';
import { deploymentWith, namesOf, setup } from '@tidemark/pipeline';
import type { ServiceContext } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { openReadOutputs } from '../../packages/operations/src/outputs/read-outputs.ts';
import { deliverEvents } from '../support/deliver-events.ts';
import { injectedServers } from '../support/injected-servers.ts';
import { logEntries } from '../support/log-entries.ts';
import { pollUntil } from '../support/poll-until.ts';
import { openRealContext } from '../support/real-context.ts';
import { serviceEnvironment, startService, untilReady } from '../support/service-process.ts';
import { complaintOf, purchaseOf } from '../support/shop-events.ts';
import { utc } from '../support/simulated-deployment.ts';
import { startServices } from '../support/start-services.ts';

const servers = injectedServers();
/** Long enough for the purchases to be folded before they fall silent, short enough to wait for. */
const SILENT_IN = 4 * SECOND;

function deploymentOf(deployment: string, partitions: number): DeploymentConfig {
  return deploymentWith({
    id: deployment,
    partitions,
    zone: utc,
    currencies: ['EUR'],
    goLive: 0,
    time: 'real',
  });
}

/** When each change was appended to its topic, by the id of its event. */
async function appendedAt(context: ServiceContext): Promise<ReadonlyMap<string, EpochMs>> {
  const topic = namesOf(context).output('segment-changes');
  const instants = new Map<string, EpochMs>();
  for (const { partition, start } of (await context.log.bounds(topic))!) {
    const range = { topic, partition, from: start, isolation: 'read_committed' } as const;
    for await (const { headers, timestamp } of context.log.read(range)) {
      instants.set(String(headers['ce_id']), timestamp!);
    }
  }
  return instants;
}

/** What is due is then a matter of silence alone, not of the hour at which the test runs. */
const withoutFollowUp: Policy = { ...retail, followUp: { ...retail.followUp, plans: [] } };

test('in real time silence is published after its instant and names it exactly, also with two clocks', async () => {
  await using context = await openRealContext('clock', servers);
  await setup(context, { deployment: deploymentOf('clock', 2), policy: withoutFollowUp, from: 'earliest' });
  const env = serviceEnvironment('clock', servers);
  await using _ = await startServices(['purchases', 'interactions', 'feedback', 'segmenter', 'clock'], env);
  await using second = await startService({ main: 'services/clock/src/main.ts', env });
  await untilReady(second);

  const last = Date.now() - 30 * DAY + SILENT_IN;
  const customers = Array.from({ length: 8 }, (_, index) => ({
    id: `c-${index}`,
    lastAt: last + index * 250,
  }));
  await deliverEvents(
    context,
    customers.map(({ id, lastAt }) => purchaseOf(id, `o-${id}`, lastAt, 'EUR')),
  );
  const readOutputs = openReadOutputs(context, context.timing);
  const outputs: Awaited<ReturnType<typeof readOutputs>>[number][] = [];
  await pollUntil('everybody has fallen silent', async () => {
    outputs.push(...(await readOutputs()));
    return outputs.length >= 2 * customers.length;
  });

  const silences = outputs.filter(({ sequence }) => sequence === 2);
  expect(outputs).toHaveLength(2 * customers.length);
  expect(new Map(silences.map(({ customerId, at }) => [customerId, at]))).toEqual(
    new Map(customers.map(({ id, lastAt }) => [id, lastAt + 30 * DAY])),
  );
  for (const silence of silences) {
    expect(silence).toMatchObject({
      cause: { kind: 'SILENCE', eventId: null, historical: false },
      changes: [
        { dimension: 'rfm', from: 'new_customers', to: 'promising', since: silence.at },
        { dimension: 'lifecycle', from: 'new', to: 'established', since: silence.at },
      ],
      profile: { r: 4, recencyDays: 30 },
    });
  }
  const published = await appendedAt(context);
  const delays = silences.map(({ eventId, at }) => published.get(eventId)! - at);
  console.log(`published so many ms after the due (2,000 of them grace): ${delays.join(', ')}`);
  for (const delay of delays) expect(delay).toBeGreaterThan(0);
});

test('the clock writes nothing before the intakes have reached the ends that the sources had at its start', async () => {
  await using context = await openRealContext('clock-waits', servers);
  await setup(context, {
    deployment: deploymentOf('clock-waits', 1),
    policy: withoutFollowUp,
    from: 'earliest',
  });
  const env = serviceEnvironment('clock-waits', servers);
  const longAgo = Date.now() - 100 * DAY;
  await deliverEvents(context, [
    purchaseOf('ada', 'o-1', longAgo, 'EUR'),
    complaintOf('ada', 'f-1', longAgo + DAY),
  ]);

  // 1. Everything runs but the feedback intake: the clock is not ready.
  await using _ = await startServices(['purchases', 'interactions', 'segmenter'], env);
  await using clock = await startService({ main: 'services/clock/src/main.ts', env });
  const readOutputs = openReadOutputs(context, context.timing);
  const published: string[] = [];
  const readOn = async () => {
    for (const { cause, at } of await readOutputs()) published.push(`${cause.kind} ${(at - longAgo) / DAY}`);
  };
  await pollUntil('the purchase is published', async () => {
    await readOn();
    return published.length > 0;
  });
  expect((await fetch(`${clock.url}/readyz`)).status).toBe(503);
  // 2. The missing intake comes.
  await using feedback = await startServices(['feedback'], env);
  expect(feedback.get('feedback').logs()).not.toContain('"level":50');
  await untilReady(clock);
  await pollUntil('silence is published', async () => {
    await readOn();
    return published.length >= 7;
  });

  const kinds = (await logEntries(context)).map(({ entry, source }) => source ?? entry.type);
  expect(kinds.slice(0, 5)).toEqual([
    'Deployment',
    'Policy',
    'clock-waits.purchases',
    'clock-waits.feedback',
    'Tick',
  ]);
  // Days 61 and 91: nothing heard for 60 days, and the complaint is forgotten.
  expect(published).toEqual([
    ...['PURCHASE 0', 'FEEDBACK 1'],
    ...['SILENCE 30', 'SILENCE 60', 'SILENCE 61', 'SILENCE 90', 'SILENCE 91'],
  ]);
});
