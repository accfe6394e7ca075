import { describe, expect, test } from 'vitest';
import { cancellation, purchase, visit } from '../../test/events.ts';
import { rulesOf, withoutFollowUp } from '../../test/rules.ts';
import { publishedOf, runLog, tick } from '../../test/run-log.ts';
import { slowDescent } from '../../test/slow-descent.ts';
import type { Policy } from '../rules/policy.ts';

const rules = rulesOf(slowDescent);

describe('a worse class', () => {
  test('takes effect when it has held for the dwell, since it began to hold, by the silence that began it', () => {
    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), tick('2024-02-10T10:00:00Z')], rules);

    expect(outputs.at(-1)).toMatchObject({
      at: Date.parse('2024-02-10T10:00:00Z'),
      changes: [
        {
          dimension: 'rfm',
          from: 'new_customers',
          to: 'promising',
          since: Date.parse('2024-01-31T10:00:00Z'),
        },
      ],
      cause: { kind: 'SILENCE', eventId: null },
    });
  });

  test('is in the raw scores of the profile at once, in the segment only when it takes effect', () => {
    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), tick('2024-01-31T10:00:00Z')], rules);

    expect(outputs.at(-1)).toMatchObject({
      changes: [{ dimension: 'lifecycle', from: 'new', to: 'established' }],
      profile: { r: 4, segment: 'new_customers' },
    });
  });

  test('is published in the step of an event of that very millisecond, with the cause that began it', () => {
    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), visit('2024-02-10T10:00:00Z')], rules);

    expect(publishedOf(outputs, 'rfm').at(-1)).toBe(
      '2024-02-10T10:00:00.000Z rfm new_customers → promising by SILENCE',
    );
  });

  test('keeps the event that began it as its cause', () => {
    const { outputs } = runLog(
      [
        purchase('2024-01-01T10:00:00Z'),
        purchase('2024-01-02T10:00:00Z'),
        cancellation('2024-01-03T10:00:00Z', { eventId: 'the cancellation' }),
        visit('2024-01-05T10:00:00Z'),
        tick('2024-01-13T10:00:00Z'),
      ],
      rules,
    );

    expect(outputs.at(-1)).toMatchObject({
      at: Date.parse('2024-01-13T10:00:00Z'),
      changes: [
        { from: 'potential_loyalists', to: 'new_customers', since: Date.parse('2024-01-03T10:00:00Z') },
      ],
      cause: { kind: 'CANCELLATION', eventId: 'the cancellation' },
    });
  });

  test('does not take effect when the class in force has returned meanwhile', () => {
    // Given a cancellation on 2024-01-03 that takes one of two purchases back, and a third purchase two days later
    const { state, outputs } = runLog(
      [
        purchase('2024-01-01T10:00:00Z'),
        purchase('2024-01-02T10:00:00Z'),
        cancellation('2024-01-03T10:00:00Z'),
        purchase('2024-01-05T10:00:00Z'),
        tick('2024-01-20T00:00:00Z'),
      ],
      rules,
    );

    expect(publishedOf(outputs, 'rfm').at(-1)).toContain('new_customers → potential_loyalists');
    expect(state.assignments[0]!.waiting).toBeNull();
  });

  test('restarts when another class worse than the one in force comes, also in the millisecond at which it was due', () => {
    const quick: Policy = { ...slowDescent, rfm: { ...slowDescent.rfm, recencyDays: [30, 40, 45, 100] } };

    const { outputs } = runLog(
      [purchase('2024-01-01T10:00:00Z'), tick('2024-03-01T10:00:00Z')],
      rulesOf(quick),
    );

    // promising waits from day 30, is replaced on day 40, when it was due; about_to_sleep is replaced on day 45.
    expect(publishedOf(outputs, 'rfm').slice(1)).toEqual([
      '2024-02-25T10:00:00.000Z rfm new_customers → hibernating by SILENCE',
    ]);
  });
});

describe('a class takes effect at once', () => {
  test('when it is better', () => {
    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), purchase('2024-01-02T10:00:00Z')], rules);

    expect(publishedOf(outputs, 'rfm').at(-1)).toContain(
      '2024-01-02T10:00:00.000Z rfm new_customers → potential_loyalists',
    );
  });

  test('when it is unranked, or the one in force is', () => {
    const unranked: Policy = {
      ...withoutFollowUp,
      dwell: { rfm: { days: 10, ranks: { promising: 4, about_to_sleep: 3 } } },
    };

    const { outputs } = runLog(
      [purchase('2024-01-01T10:00:00Z'), tick('2024-03-20T10:00:00Z')],
      rulesOf(unranked),
    );

    expect(publishedOf(outputs, 'rfm').slice(1)).toEqual([
      '2024-01-31T10:00:00.000Z rfm new_customers → promising, lifecycle new → established by SILENCE',
      '2024-03-11T10:00:00.000Z rfm promising → about_to_sleep by SILENCE',
    ]);
  });

  test('when its rank is equal', () => {
    const equal: Policy = {
      ...withoutFollowUp,
      dwell: { rfm: { days: 10, ranks: { new_customers: 1, promising: 1 } } },
    };

    const { outputs } = runLog(
      [purchase('2024-01-01T10:00:00Z'), tick('2024-01-31T10:00:00Z')],
      rulesOf(equal),
    );

    expect(publishedOf(outputs, 'rfm').at(-1)).toContain('new_customers → promising');
  });
});

describe('several causes in one output', () => {
  test('give the step its own', () => {
    // Given a segment that a silence set waiting, and that is due in the millisecond in which the customer churns
    const quick: Policy = { ...slowDescent, lifecycle: { newDays: 1, churnAfterDays: 40, wonBackDays: 5 } };
    const waits: Policy = {
      ...quick,
      dwell: { rfm: { days: 10, ranks: { new_customers: 5, promising: 4 } } },
    };

    const { outputs } = runLog(
      [purchase('2024-01-01T10:00:00Z'), tick('2024-02-10T10:00:00Z')],
      rulesOf(waits),
    );

    expect(outputs.at(-1)).toMatchObject({
      changes: [{ dimension: 'rfm' }, { dimension: 'lifecycle', to: 'churned' }],
      cause: { kind: 'SILENCE' },
    });
    const { outputs: withEvent } = runLog(
      [purchase('2024-01-01T10:00:00Z'), visit('2024-02-10T10:00:00Z', { eventId: 'the visit' })],
      rulesOf(waits),
    );
    expect(withEvent.at(-1)).toMatchObject({
      changes: [{ dimension: 'rfm' }, { dimension: 'lifecycle', to: 'churned' }],
      cause: { kind: 'INTERACTION', eventId: 'the visit' },
    });
  });
});

test('several causes in one output give the step its own, whichever dimension waited', () => {
  const lifecycleWaits: Policy = {
    ...withoutFollowUp,
    lifecycle: { newDays: 1, churnAfterDays: 20, wonBackDays: 5 },
    dwell: { lifecycle: { days: 10, ranks: { established: 2, churned: 1 } } },
  };

  const { outputs } = runLog(
    [purchase('2024-01-01T10:00:00Z'), visit('2024-01-31T10:00:00Z', { eventId: 'the visit' })],
    rulesOf(lifecycleWaits),
  );

  expect(outputs.at(-1)).toMatchObject({
    changes: [
      { dimension: 'rfm', to: 'promising', since: Date.parse('2024-01-31T10:00:00Z') },
      { dimension: 'lifecycle', to: 'churned', since: Date.parse('2024-01-21T10:00:00Z') },
    ],
    cause: { kind: 'INTERACTION', eventId: 'the visit' },
  });
});

test('under a rule set a waiting class takes effect with since = at', () => {
  const changed = rulesOf(slowDescent, {}, [[Date.parse('2024-02-05T00:00:00Z'), slowDescent]]);

  const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), tick('2024-02-05T00:00:00Z')], changed);

  expect(outputs.at(-1)).toMatchObject({
    at: Date.parse('2024-02-05T00:00:00Z'),
    changes: [{ from: 'new_customers', to: 'promising', since: Date.parse('2024-02-05T00:00:00Z') }],
    cause: { kind: 'RULES', eventId: null },
    rules: { policyVersion: 2 },
  });
});
