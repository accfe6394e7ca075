import { DAY } from '@tidemark/core';
import { expect, test } from 'vitest';
import { purchasesOn, retailRules, START } from '../evaluate/purchases.fixture.ts';
import { recommend } from './recommend.ts';

/** Customers who buy every so many days from a day of their own on, half of them to the end, half to day 100 or 300. */
function shop(untilDay: number): Readonly<Record<string, readonly number[]>> {
  const customers = Array.from({ length: 160 }, (_, index) => {
    const every = 10 + (index % 40);
    const last = [untilDay, untilDay, 100, 300][index % 4]!;
    const days = Array.from({ length: 100 }, (_, order) => (index % every) + order * every);
    return [`c${index}`, days.filter((day) => day <= last)] as const;
  });
  return Object.fromEntries(customers);
}

/** Who has left by day 250 comes back then, and nobody leaves any more. */
function turned(days: readonly number[]): readonly number[] {
  return [...days.filter((day) => day < 250), ...Array.from({ length: 30 }, (_, order) => 250 + order * 10)];
}

test('settings are chosen on the first half and checked on the other', () => {
  const history = purchasesOn(shop(540), 540);

  const found = recommend(history, retailRules(), 60);

  expect((found.splitDay * DAY - START) / DAY).toBe(269);
  expect(found.hasModel).toBe(false);
  // Who buys every ten to fifty days and is silent for longer has left: nothing raised late is wrong.
  expect(found.chosen.first.precision).toBeGreaterThanOrEqual(found.present.first.precision!);
  expect(found.chosen.later.overRecency).toBeGreaterThanOrEqual(-0.01);
  expect(found.chosen.later.medianLeadDays).toBeGreaterThanOrEqual(30);
  expect(found.published.chosen.overRecency).toBeGreaterThanOrEqual(-0.01);
});

test('what happens after the split changes nothing of what is chosen', () => {
  const whole = purchasesOn(shop(540), 540);
  const split = START + 270 * DAY;
  const cut = {
    ...whole,
    customers: whole.customers.map((customer) => ({
      ...customer,
      events: customer.events.filter(({ occurredAt }) => occurredAt < split),
    })),
  };

  const [found, ofCut] = [whole, cut].map((history) => recommend(history, retailRules(), 60));

  expect(found!.splitDay).toBe(ofCut!.splitDay);
  expect(found!.present.first).toEqual(ofCut!.present.first);
  expect(found!.best.map(({ words, first }) => ({ words, first }))[0]).toEqual(
    ofCut!.best.map(({ words, first }) => ({ words, first }))[0],
  );
});

test('where nobody left in the first half there is nothing to choose by', () => {
  const everyTenth = Array.from({ length: 40 }, (_, order) => order * 10);

  const found = recommend(purchasesOn({ ada: everyTenth, bob: everyTenth }, 400), retailRules(), 60);

  expect(found.choice).toBe('too-few');
  expect(found.chosen).toBe(found.present);
  expect(found.noModel).toEqual({ why: 'too-few', customers: 2 });
});

test('plain recency is not recommended where it does not hold, either', () => {
  // After the split nobody is silent for long: there is no alert to hold by.
  const history = purchasesOn(
    Object.fromEntries(Object.entries(shop(540)).map(([name, days]) => [name, turned(days)])),
    540,
  );

  const found = recommend(history, retailRules(), 60);

  expect(found.best[0]!.later.medianLeadDays).toBeNull();
  expect(found.choice).toBe('too-few');
  expect(found.chosen).toBe(found.present);
});

test('a history with no room for two windows cannot be split', () => {
  const history = purchasesOn({ ada: [0] }, 180);

  expect(() => recommend(history, retailRules(), 91)).toThrow(
    'Cannot recommend with a window of 91 days: both halves of the history need one, and it has 180 days; take a shorter window',
  );
});
