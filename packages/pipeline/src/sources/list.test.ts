import { DAY, decodeState, retail, type State } from '@tidemark/core';
import { decodeSourceCommit } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { startEmbedded } from '../embedded.ts';
import {
  aPurchase,
  blocksOf,
  memoryContext,
  recordsOf,
  start,
  testDeployment,
  until,
} from '../memory-context.fixture.ts';
import { setup } from '../setup/setup.ts';
import { feedback } from './feedback.ts';
import { appendReadings, cardReadings } from './fourth-source.fixture.ts';
import { interactions } from './interactions.ts';
import { sources } from './list.ts';
import { purchases } from './purchases.ts';
import type { Source } from './source.ts';

const identity = { customerId: 'ada', eventId: 'e-1', occurredAt: start } as const;
const withFourth = [...sources, cardReadings];
const options = { deployment: testDeployment, policy: retail, sources: withFourth };

test('every source has a name of its own, which is that of its topic', () => {
  const names = sources.map(({ name }) => name);

  expect(new Set(names).size).toBe(names.length);
  expect(sources.map(({ contract }) => contract.topic)).toEqual(names);
});

test.each([
  [purchases, aPurchase({ orderId: 'x', channel: 'web', source: 'ONLINE', customerType: 'ENTERPRISE' })],
  [interactions, { ...identity, kind: 'VISIT', channel: 'app', source: 'REFERRAL', campaignId: 'spring' }],
  [feedback, { ...identity, scale: 'NPS', score: 9, complaint: false, topic: 'delivery' }],
] as const)('$0.name: a record is one event with everything that it holds', (source: Source, record) => {
  const [event, ...others] = source.events(record);
  const { body, ...rest } = event!;
  const { type: _, ...held } = body;

  expect({ ...rest, ...held }).toEqual(record);
  expect(others).toEqual([]);
});

test('setup makes all that a source of the list needs', async () => {
  const context = memoryContext();

  await setup(context, { ...options, from: 'earliest' });

  expect(await context.log.bounds('card-readings')).toHaveLength(3);
  expect(await context.log.bounds('card-readings.dlq')).toHaveLength(3);
  expect(await context.registry.latestId('card-readings-value')).toBeDefined();
  const committed = await context.log.committed('test.card-readings', 'card-readings');
  expect([...committed.values()].map(({ metadata }) => decodeSourceCommit(metadata)?.incarnation)).toEqual([
    1, 1, 1,
  ]);
});

test('a source that is added later is set up by running setup again', async () => {
  const context = memoryContext();
  await setup(context, { deployment: testDeployment, policy: retail, from: 'earliest' });

  await setup(context, { ...options, from: 'earliest' });

  expect(await context.log.bounds('card-readings')).toHaveLength(3);
});

test('records of a fourth source become events and outputs: none, one or several of each record', async () => {
  const context = memoryContext();
  const pipeline = await startEmbedded(context, options);

  await appendReadings(context, [
    { card: 'c-1', member: 'ada', scans: [] },
    {
      card: 'c-1',
      member: 'ada',
      scans: [
        { id: 's-1', at: start },
        { id: 's-2', at: start + DAY },
      ],
    },
    { card: 'blocked', member: 'ada', scans: [{ id: 's-3', at: start }] },
    { card: 'c-2', member: 'grace', scans: [{ id: 's-4', at: start }] },
  ]);
  await until(async () => (await recordsOf(context, 'segment-changes')).length >= 2);
  await until(async () => (await recordsOf(context, 'card-readings.dlq')).length === 1);
  await pipeline.stop();

  const events = (await blocksOf(context)).flatMap(({ entries }) =>
    entries.flatMap((entry) => (entry.type === 'CustomerEvent' ? [entry] : [])),
  );
  expect(events.map(({ eventId, offset }) => `${eventId} of ${offset}`).toSorted()).toEqual([
    's-1 of 1',
    's-2 of 1',
    's-4 of 3',
  ]);
  const [letter] = await recordsOf(context, 'card-readings.dlq');
  expect(String(letter?.headers['tidemark-reason'])).toBe('card-blocked');
  const changed = await recordsOf(context, 'segment-changes');
  expect(new Set(changed.map(({ key }) => String(key)))).toEqual(new Set(['ada', 'grace']));
  const states = new Map<string, State>();
  for (const partition of [0, 1]) {
    for await (const [id, state] of context.store.partition(partition).scan())
      states.set(id, decodeState(state));
  }
  expect(states.get('ada')?.lastInteractionAt).toBe(start + DAY);
  expect(states.get('grace')?.lastInteractionAt).toBe(start);
});
