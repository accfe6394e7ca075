import { apply, DAY, emptyState, purchaseRhythm } from '@tidemark/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lifetimeOf } from '../facts/lifetime.ts';
import { startOf, take } from '../fold/oracle.ts';
import { arbitraryCase } from '../generators/arbitrary-case.ts';

test('x, t_x and T agree, late purchases and days no longer kept included', () => {
  const property = fc.property(arbitraryCase, ({ customerId, rules, placed }) => {
    let position = startOf(rules, customerId);
    let state = emptyState(customerId);
    for (const { step } of placed) {
      if (step.kind !== 'event') continue;
      position = take(position, step);
      state = apply(state, step.event, rules).state;
      const { history, asOf } = position.state;

      const life = lifetimeOf(history);

      const tX = life && (life.lastDay - life.firstDay) / 7;
      const recencyDays = life && Math.floor((asOf - life.lastAt) / DAY);
      const expected = life && { x: life.days.size - 1, tX, T: tX! + recencyDays! / 7 };
      expect(purchaseRhythm(state, asOf, rules.deployment.zone)).toEqual(expected);
    }
  });
  fc.assert(property, { numRuns: 300 });
});
