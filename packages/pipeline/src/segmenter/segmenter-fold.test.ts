import {
  createFold,
  DAY,
  type DeploymentConfig,
  dimensions,
  emptyState,
  encodeState,
  foldVersion,
  type Policy,
  retail,
  signals,
} from '@tidemark/core';
import { type Block, type CustomerEvent, customerEventsBlockSchema } from '@tidemark/schemas';
import { createMemoryRegistry, hasCode, type LogRecord, openWireEncoder } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { loyalty } from '../../../core/test/loyalty.ts';
import { start, testDeployment } from '../memory-context.fixture.ts';
import { decodeMemory, learnRules } from '../partition-memory/partition-memory.ts';
import { encodePolicy } from '../policy/policy-document.ts';
import { registerSchemas } from '../setup/register-schemas.ts';
import { openSegmenterCodecs } from './segmenter-codecs.ts';
import { openSegmenterFold } from './segmenter-fold.ts';

/** The segmenter's fold of partition 0 under a policy, and how a block becomes a record of its log. */
async function openFold(policy: Policy = retail, deployment: DeploymentConfig = testDeployment) {
  const registry = createMemoryRegistry();
  const naming = { deployment: 'test', topicPrefix: '' };
  await registerSchemas({ registry, ...naming });
  const memory = decodeMemory([]);
  memory.deployment = deployment;
  const document = encodePolicy(policy);
  learnRules(memory, { kind: 'policy', version: 1, effectiveAt: 0, document });
  const timing = { now: () => 0, wait: async () => undefined };
  const codecs = await openSegmenterCodecs({ ...naming, registry, timing });
  const fold = openSegmenterFold({ partition: 0, memory, counts: new Map(), cacheBytes: 20_000, ...codecs });
  const subject = 'customer-events-value';
  const ofBlocks = await openWireEncoder({ registry, subject, codec: customerEventsBlockSchema });
  const record = (block: Block): LogRecord => ({
    topic: 'customer-events',
    partition: 0,
    offset: 7,
    timestamp: start,
    key: null,
    value: ofBlocks.encode(block),
    headers: {},
  });
  return { fold, record };
}

const noDues = { due: [], swept: [] };
const origins = [{ topic: 'purchases', incarnation: 1, partition: 0 }];
const visit: CustomerEvent = {
  type: 'CustomerEvent',
  origin: 0,
  offset: 0,
  customerId: 'ada',
  eventId: 'v-1',
  occurredAt: start,
  body: { type: 'InteractionBody', kind: 'VISIT', channel: null, source: null, campaignId: null },
};

/** Plans and folds one block over a stored state. */
async function folded(block: Block, state?: Uint8Array): Promise<unknown> {
  const { fold, record } = await openFold();
  try {
    await fold.prepare([record(block)]);
    fold.plan([record(block)]);
    const ids = fold.missing(noDues);
    return fold.step({ ids, states: ids.map(() => state && Buffer.from(state)), ...noDues });
  } catch (error) {
    return error;
  }
}

test.each([
  ['an origin that the block does not name', { ...visit, origin: 1 }],
  ['an origin below 0', { ...visit, origin: -1 }],
  ['no customer', { ...visit, customerId: '' }],
  ['a customer id that is a reserved field of the store', { ...visit, customerId: '\0applied' }],
])(
  'an event with %s is a log that somebody else wrote to, reported with its offset',
  async (_name, event) => {
    const fault = await folded({ origins, entries: [visit, event] });

    expect(hasCode(fault, 'log-corrupt'), String(fault)).toBe(true);
    expect(String(fault)).toContain('customer-events/0 at offset 7');
  },
);

test('several events of one record count each; a block that holds them again repeats them all', async () => {
  const { fold, record } = await openFold();
  const block: Block = { origins, entries: [visit, { ...visit, eventId: 'v-2' }] };
  const step = async () => {
    await fold.prepare([record(block)]);
    fold.plan([record(block)]);
    const ids = fold.missing(noDues);
    return fold.step({ ids, states: ids.map(() => undefined), ...noDues });
  };

  expect((await step()).duplicates).toBe(0);
  expect((await step()).duplicates).toBe(2);
});

test('who waits for the rest of a tick gets it at once', async () => {
  const policy = { ...retail, limits: { ...retail.limits, timersPerTick: 2 } };
  const { fold, record } = await openFold(policy, { ...testDeployment, time: 'real' });
  const folds = async (block: Block) => {
    await fold.prepare([record(block)]);
    fold.plan([record(block)]);
    const ids = fold.missing(noDues);
    return fold.step({ ids, states: ids.map(() => undefined), ...noDues });
  };
  const tick: Block = { origins: [], entries: [{ type: 'Tick', at: start + 5_000 * DAY }] };
  const names = ['ada', 'bo', 'cy'];
  const visits = names.map((customerId, offset) => ({ ...visit, customerId, offset, eventId: customerId }));

  expect((await folds({ origins, entries: visits })).isAwaited).toBe(false);
  expect((await folds(tick)).isAwaited).toBe(true);
  expect((await folds(tick)).isAwaited).toBe(false);
});

test('a stored state that is damaged is reported as such, with the way out', async () => {
  const state = encodeState(emptyState('ada')).slice();
  state[1]! ^= 1;

  const fault = await folded({ origins, entries: [visit] }, state);

  expect(hasCode(fault, 'store-corrupt'), String(fault)).toBe(true);
  expect(String(fault)).toContain('--rebuild');
});

test('a stored state of a fold with other dimensions is not gone on from', async () => {
  const seven = createFold({ dimensions: [...dimensions, loyalty], signals });
  const state = seven.encodeState(seven.emptyState('ada'));

  const fault = await folded({ origins, entries: [visit] }, state);

  expect(hasCode(fault, 'store-corrupt'), String(fault)).toBe(true);
  expect(String(fault)).toContain('7 dimensions instead of 6');
});

test('a policy that cannot be read is a log that somebody else wrote to', async () => {
  const policy = { type: 'Policy', version: 2, effectiveAt: 9, applyId: 'x', foldVersion } as const;

  const fault = await folded({ origins: [], entries: [{ ...policy, document: '{"rfm":' }] });

  expect(hasCode(fault, 'log-corrupt'), String(fault)).toBe(true);
});

test('a scorecard that cannot be read is one, too', async () => {
  const scorecard = { type: 'Scorecard', version: 1, effectiveAt: 9, foldVersion } as const;

  const fault = await folded({ origins: [], entries: [{ ...scorecard, document: '{"value":7}' }] });

  expect(hasCode(fault, 'log-corrupt'), String(fault)).toBe(true);
  expect(String(fault)).toContain('value: ');
});

test('an event whose money no longer fits into its sum is counted, and what it publishes can be written', async () => {
  const bought = (index: number): CustomerEvent => ({
    ...visit,
    offset: index,
    eventId: `p-${index}`,
    body: {
      type: 'PurchaseBody',
      kind: 'PURCHASE',
      amountMinor: 10 ** 13,
      currency: 'EUR',
      orderId: null,
      channel: null,
      source: null,
      customerType: null,
    },
  });

  const whole = await folded({ origins, entries: Array.from({ length: 900 }, (_, index) => bought(index)) });
  const capped = await folded({ origins, entries: Array.from({ length: 903 }, (_, index) => bought(index)) });

  expect(whole).toMatchObject({ notes: { cappedEvents: 0 } });
  expect(capped).toMatchObject({ notes: { cappedEvents: 3 } });
});
