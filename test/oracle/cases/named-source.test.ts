import { expect, test } from 'vitest';
import type { LogStep } from '../fold/oracle.ts';
import { changesOf, days, START } from './changes-of.ts';
import { bought, refunded, visited } from './named-steps.ts';

const changes = (steps: readonly LogStep[], until: number) => changesOf(['source'], steps, until);

test('the first one known in the order of the log stays, wherever a late event lies', () => {
  const steps = [
    visited(START),
    bought(days(1), { source: 'REFERRAL' }),
    visited(days(2), 'ONLINE'),
    visited(days(-5), 'ADVERTISING'),
  ];

  expect(changes(steps, days(3))).toEqual(['0d INTERACTION: source=unknown', '1d PURCHASE: source=referral']);
});

test('a source first known from a late event is published at the own time of the customer', () => {
  const steps = [visited(days(2)), refunded(days(4), 100), visited(START, 'OFFLINE')];

  expect(changes(steps, days(5)).at(-1)).toBe('4d INTERACTION: source=offline');
});
