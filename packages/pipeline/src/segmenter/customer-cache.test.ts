import { type CustomerEvent, DAY, type Rules, retail, standardFold } from '@tidemark/core';
import { expect, test } from 'vitest';
import { testDeployment } from '../memory-context.fixture.ts';
import { openCustomerCache } from './customer-cache.ts';
import { openDraft } from './step-draft.ts';

const rules: Rules = {
  deployment: testDeployment,
  list: [{ effectiveAt: 0, policyVersion: 1, scorecardVersion: null, policy: retail }],
};
const visit = (eventId: string): CustomerEvent => ({
  kind: 'INTERACTION',
  eventId,
  at: Date.parse('2026-01-01T00:00:00Z'),
  interaction: 'VISIT',
  channel: null,
  source: null,
});

const bought = (day: number): CustomerEvent => ({
  kind: 'PURCHASE',
  eventId: `p-${day}`,
  at: Date.parse('2025-01-01T00:00:00Z') + day * DAY,
  amountMinor: 1_999,
  currency: 'EUR',
  source: null,
  customerType: null,
});

/** A cache of so many new customers, and how they are asked for and visit. */
function cacheOf(limit: number) {
  const cache = openCustomerCache(standardFold, limit * 1_100);
  const draft = openDraft(cache, { add: () => undefined });
  const ask = (...ids: readonly string[]) => {
    const missing = cache.missing(ids);
    cache.load(
      missing,
      missing.map(() => undefined),
    );
    return missing;
  };
  return {
    cache,
    ask,
    visits: (id: string, eventId = id) => draft.apply(id, visit(eventId), rules),
    buysFor: (id: string, days: number) => {
      for (let day = 0; day < days; day++) draft.apply(id, bought(day), rules);
    },
  };
}

test('who is held is not missing, up to the limit', () => {
  const { cache, ask } = cacheOf(2);

  expect(ask('ada', 'bo', 'cy')).toEqual(['ada', 'bo', 'cy']);
  cache.trim();

  expect(ask('cy', 'bo')).toEqual([]);
  expect(ask('ada')).toEqual(['ada']);
});

test('who was asked for again stays, and others go', () => {
  const { cache, ask } = cacheOf(2);
  ask('ada', 'bo');
  ask('ada');
  ask('cy');

  cache.trim();

  expect(cache.missing(['ada', 'bo', 'cy'])).toEqual(['bo']);
});

test('who bought on many days takes the room of several', () => {
  const { cache, ask, buysFor } = cacheOf(8);
  ask('ada', 'bo', 'cy');
  buysFor('ada', 1);
  expect(cache.changedBytes()).toBeLessThan(1_200);
  cache.takeWrite();
  cache.noteWritten();
  cache.trim();
  expect(cache.missing(['ada', 'bo', 'cy'])).toEqual([]);

  buysFor('ada', 100);
  expect(cache.changedBytes()).toBeGreaterThan(7_000);
  cache.takeWrite();
  cache.noteWritten();
  cache.trim();
  cache.trim();

  expect(cache.missing(['ada', 'bo', 'cy'])).toEqual(['ada']);
});

test('who is changed stays until it is written, whatever the limit', () => {
  const { cache, ask, visits } = cacheOf(0);
  ask('ada', 'bo');
  visits('ada');

  cache.trim();
  expect(cache.missing(['ada', 'bo'])).toEqual(['bo']);
  const { states, dues } = cache.takeWrite();
  expect([states.map(([id]) => id), dues.map(({ id }) => id)]).toEqual([['ada'], ['ada']]);
  cache.trim();
  expect(cache.missing(['ada'])).toEqual([]);
  expect(cache.isUnwritten('ada')).toBe(true);

  cache.noteWritten();
  cache.trim();
  cache.trim();

  expect(cache.missing(['ada'])).toEqual(['ada']);
});

test('what changes while a write is under way is part of the next one', () => {
  const { cache, ask, visits } = cacheOf(10);
  ask('ada', 'bo');
  visits('ada');
  cache.takeWrite();
  visits('ada', 'again');
  visits('bo');
  cache.noteWritten();

  expect(cache.unwrittenWithin(() => true).map(({ id }) => id)).toEqual(['ada', 'bo']);
  expect(cache.takeWrite().states.map(([id]) => id)).toEqual(['ada', 'bo']);
  expect(cache.changedBytes()).toBe(0);
});
