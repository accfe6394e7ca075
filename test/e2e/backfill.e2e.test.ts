import { DAY, type DeploymentConfig, type EpochMs, type Rules, retail } from '@tidemark/core';
import { namesOf, readDeployment, sources } from '@tidemark/pipeline';
import { subjectOf } from '@tidemark/schemas';
import { partitionFor, type ServiceContext } from '@tidemark/stream';
import { expect, test } from 'vitest';
import type { PublishedOutput } from '../../packages/operations/src/outputs/published-output.ts';
import { openReadOutputs } from '../../packages/operations/src/outputs/read-outputs.ts';
import { readStatus } from '../../packages/operations/src/status/read-status.ts';
import type { ShopEvent } from '../../packages/simulation/src/shop/shop-event.ts';
import { simulateShop } from '../../packages/simulation/src/shop/simulate-shop.ts';
import { deliverEvents } from '../support/deliver-events.ts';
import { chainsOf, differingChains, foldLog } from '../support/fold-log.ts';
import { injectedServers } from '../support/injected-servers.ts';
import { type LoggedEntry, logEntries } from '../support/log-entries.ts';
import { pollUntil } from '../support/poll-until.ts';
import { openRealContext } from '../support/real-context.ts';
import { runCommand, TIDEMARK } from '../support/run-command.ts';
import { serviceEnvironment } from '../support/service-process.ts';
import { complaintOf, purchaseOf } from '../support/shop-events.ts';
import { utc } from '../support/simulated-deployment.ts';
import { SERVICES, startServices } from '../support/start-services.ts';

const NAME = 'backfill';
const EVENTS = 20_000;
const servers = injectedServers();

/** A year until last midnight, in the order in which each topic gets it; every third buyer complains twice. */
function aYear(now: EpochMs): readonly ShopEvent[] {
  const startAt = now - (now % DAY) - 365 * DAY;
  const shop = simulateShop({ seed: NAME, customers: 500, startAt, days: 365, zone: utc, currency: 'USD' });
  return [...shop].flatMap(({ events }) =>
    events.flatMap((event) =>
      event.type === 'purchase' && event.index % 3 === 0
        ? [
            event,
            ...[1, 2].map((n) =>
              complaintOf(event.customerId, `${event.eventId}-${n}`, event.occurredAt + n),
            ),
          ]
        : [event],
    ),
  );
}

/** The user's own topics and schemas, which were there before anybody thought of Tidemark. */
async function createSources(context: ServiceContext): Promise<void> {
  for (const { name, contract } of sources) {
    const { schema, compatibility, config } = contract;
    const topic = namesOf(context).source(name);
    await context.registry.register(subjectOf(topic), schema.json, compatibility);
    await context.admin.createTopics([{ topic, partitions: 3, config }]);
  }
}

/** True when sources and log are folded and everything due by the last tick is published. */
async function isSettled(context: ServiceContext, since: EpochMs): Promise<boolean> {
  const { sources, partitions } = await readStatus(context);
  return (
    sources.every(({ lag }) => lag === 0) &&
    partitions.every((each) => each.lag === 0 && each.overdueTimers === 0 && each.streamTime >= since)
  );
}

function rulesOf(deployment: DeploymentConfig): Rules {
  return { deployment, list: [{ policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy: retail }] };
}

/** Event ids by customer and source topic, in the order of the log or of delivery. */
function orderBySource(
  events: readonly { readonly customerId: string; readonly eventId: string; readonly source: string }[],
): Readonly<Record<string, readonly string[] | undefined>> {
  const ids = Object.groupBy(events, ({ customerId, source }) => `${source} ${customerId}`);
  return Object.fromEntries(
    Object.entries(ids).map(([key, list]) => [key, list!.map(({ eventId }) => eventId)]),
  );
}

function loggedOrder(entries: readonly LoggedEntry[]): ReturnType<typeof orderBySource> {
  return orderBySource(
    entries.flatMap(({ entry, source }) =>
      entry.type === 'CustomerEvent' ? [{ ...entry, source: source! }] : [],
    ),
  );
}

function deliveredOrder(
  context: ServiceContext,
  events: readonly ShopEvent[],
): ReturnType<typeof orderBySource> {
  const { source } = namesOf(context);
  const topicOf = ({ type }: ShopEvent) =>
    source(type === 'interaction' ? 'interactions' : type === 'feedback' ? 'feedback' : 'purchases');
  return orderBySource(events.map((event) => ({ ...event, source: topicOf(event) })));
}

/** No silence may be published before the history is loaded: every tick of a partition lies behind all of its history. */
function ticksBefore(entries: readonly LoggedEntry[], goLive: EpochMs): readonly LoggedEntry[] {
  return entries.filter(
    ({ entry, partition, offset }) =>
      entry.type === 'Tick' &&
      entries.some(
        (later) =>
          later.entry.type === 'CustomerEvent' &&
          later.entry.occurredAt < goLive &&
          later.partition === partition &&
          later.offset > offset,
      ),
  );
}

test('a year of history is loaded without an alert, and what happens after it comes at once', async () => {
  await using context = await openRealContext(NAME, servers);
  const env = serviceEnvironment(NAME, servers);
  const history = aYear(Date.now());
  await createSources(context);
  await deliverEvents(context, history);

  const options = ['setup', '--currency', 'USD', '--from', 'earliest', '--partitions', '4'];
  expect(await runCommand([TIDEMARK, ...options], env)).toMatchObject({ code: 0, stderr: '' });
  const deployment = await readDeployment(context);
  const startedAt = performance.now();
  await using services = await startServices(SERVICES, env);
  await pollUntil('the history is folded and its silences are published', () =>
    isSettled(context, deployment.goLive),
  );
  const loadedMs = Math.round(performance.now() - startedAt);

  // Live: a customer nobody knew buys and complains, and some that were known buy.
  const readOutputs = openReadOutputs(context, context.timing);
  const outputs: PublishedOutput[] = [...(await readOutputs())];
  const [buyers, complaints] = liveEvents(history, Date.now());
  const isPublished = async (eventId: string) => {
    outputs.push(...(await readOutputs()));
    return outputs.some(({ cause }) => cause.eventId === eventId);
  };
  const boughtAt = performance.now();
  await deliverEvents(context, buyers);
  for (const { eventId } of buyers) await pollUntil(`${eventId} is published`, () => isPublished(eventId));
  const publishedMs = Math.round(performance.now() - boughtAt);
  await deliverEvents(context, complaints);
  await pollUntil('the alert on the complaints is published', () => isPublished('live-complaint-2'));

  // Time stands still from here on.
  const clock = services.get('clock');
  clock.kill('SIGTERM');
  await clock.exited;
  await pollUntil('all is folded', () => isSettled(context, deployment.goLive));
  outputs.push(...(await readOutputs()));

  const entries = await logEntries(context);
  const rules = rulesOf(deployment);
  const alerts = outputs.filter(({ type }) => type === 'churn-alert');
  const unmuted = [...foldLog(entries, rulesOf({ ...deployment, goLive: 0 })).values()].flat();
  const muted = unmuted.filter((line) => line.includes('"type":"churn-alert"')).length - alerts.length;
  console.log(
    `${history.length} events of history in ${loadedMs} ms, ${outputs.length} outputs, ${muted} alerts of the past kept back; live purchases published after ${publishedMs} ms`,
  );

  expect(history.length).toBeGreaterThanOrEqual(EVENTS);
  expect(muted).toBeGreaterThan(100);
  expect(differingChains(chainsOf(outputs), foldLog(entries, rules))).toEqual([]);
  expect(loggedOrder(entries)).toEqual(deliveredOrder(context, [...history, ...buyers, ...complaints]));
  expect(ticksBefore(entries, deployment.goLive)).toEqual([]);
  expect(alerts.filter(({ at }) => at < deployment.goLive)).toEqual([]);
  expect(outputs.filter(({ at, cause }) => cause.historical !== at < deployment.goLive)).toEqual([]);
  const live = outputs.filter(({ cause }) => cause.eventId?.startsWith('live-'));
  expect(new Set(live.map(({ cause }) => cause.eventId))).toEqual(
    // The first complaint makes dissatisfied, the second one raises the alert.
    new Set([...buyers, ...complaints].map(({ eventId }) => eventId)),
  );
  expect(alerts).toContainEqual(
    expect.objectContaining({ customerId: 'newcomer', kind: 'RAISED', level: 'medium' }),
  );
});

/** Purchases of now, one in each partition of the log and one of a newcomer, and the newcomer's complaints. */
function liveEvents(
  history: readonly ShopEvent[],
  now: EpochMs,
): readonly [readonly ShopEvent[], readonly ShopEvent[]] {
  const silent = new Map<number, string>();
  const lastSeen = new Map(history.map(({ customerId, occurredAt }) => [customerId, occurredAt]));
  for (const [id, at] of lastSeen) if (at < now - 200 * DAY) silent.set(partitionFor(id, 4), id);
  const buyers = [...silent.values(), 'newcomer'].map((id) => purchaseOf(id, `live-${id}`, now, 'USD'));
  const complaints = [1, 2].map((n) => complaintOf('newcomer', `live-complaint-${n}`, now + n));
  return [buyers, complaints];
}
