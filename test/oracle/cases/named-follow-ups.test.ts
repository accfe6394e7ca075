import { DAY, HOUR, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { days, START } from './changes-of.ts';
import { describeFollowUps, followUpsOf, plan, rulesWith } from './follow-ups-of.ts';
import { bought, complained, interacted, rulesOf, visited } from './named-steps.ts';

// START is noon of Wednesday, 2024-01-10.
const weekly = rulesWith([plan()]);

test('care of retail every 28 days comes on Monday at nine when it falls on a Sunday, and stays there', () => {
  const friday = bought(days(2), { amountMinor: 100_000 });

  const care = followUpsOf([friday], days(180), rulesOf({ followUp: retail.followUp }));

  expect(describeFollowUps(care)).toEqual([
    // Two days after the purchase is a Sunday too.
    '2024-01-15 09:00 welcome 1',
    // 30 days new, and 28 more.
    '2024-03-11 09:00 care 1',
    '2024-04-08 09:00 care 2',
    '2024-05-06 09:00 care 3',
    '2024-06-03 09:00 care 4',
    '2024-07-01 09:00 care 5',
  ]);
  expect(care[1]).toMatchObject({ dueSince: days(60), heldBack: false, capRemaining: 1, of: null });
});

test('a cap of two calls in 28 days holds the third back until the first is 28 days old', () => {
  const capped = rulesWith([plan()], { caps: [{ max: 2, perDays: 28, channel: 'phone' }] });

  const calls = followUpsOf([visited(START)], days(40), capped);

  expect(describeFollowUps(calls)).toEqual([
    '2024-01-10 12:00 call 1',
    '2024-01-17 12:00 call 2',
    '2024-02-07 12:00 call 3',
    '2024-02-14 12:00 call 4',
  ]);
  expect(calls.map(({ heldBack }) => heldBack)).toEqual([false, false, true, false]);
  expect(calls.map(({ capRemaining }) => capRemaining)).toEqual([1, 0, 0, 0]);
  expect(calls[2]).toMatchObject({ dueSince: days(14) });
});

test('a cap of another channel does not matter, one of all channels does', () => {
  const caps = (channel: 'email' | null) => [{ max: 1, perDays: 10, channel }];

  const free = followUpsOf([visited(START)], days(8), rulesWith([plan()], { caps: caps('email') }));
  const held = followUpsOf([visited(START)], days(11), rulesWith([plan()], { caps: caps(null) }));

  expect(free.map(({ at, capRemaining }) => [at, capRemaining])).toEqual([
    [START, null],
    [days(7), null],
  ]);
  expect(held.map(({ at, capRemaining }) => [at, capRemaining])).toEqual([
    [START, 0],
    [days(10), 0],
  ]);
});

test('a contact stands for the first follow-up, and the next one counts from it', () => {
  const first = rulesWith([plan({ firstAfterDays: 3, times: 2 })]);
  const steps = [visited(START), interacted(days(1), 'CONTACT_MADE', { channel: 'email' })];

  const [only, ...none] = followUpsOf(steps, days(30), first);

  expect(only).toMatchObject({ at: days(8), number: 2, of: 2 });
  expect(none).toEqual([]);
});

test('a late contact shifts the next follow-up by its own instant, an older one than the last does not', () => {
  const late = [visited(START), visited(days(5)), interacted(days(3), 'CONTACT_MADE')];
  const older = [visited(START), visited(days(8)), interacted(days(6), 'CONTACT_MADE')];

  expect(followUpsOf(late, days(11), weekly).map(({ at }) => at)).toEqual([START, days(10)]);
  expect(followUpsOf(older, days(15), weekly).map(({ at }) => at)).toEqual([START, days(7), days(14)]);
});

test('nobody is called within the gap after a contact, though the plan began after it', () => {
  const gap = rulesWith([plan({ when: { satisfaction: ['dissatisfied'] } })], { minGapDays: 3 });
  const steps = [interacted(START, 'CONTACT_MADE'), complained(days(1))];

  expect(followUpsOf(steps, days(4), gap)).toMatchObject([
    { at: days(3), dueSince: days(1), heldBack: true, number: 1 },
  ]);
});

test('who opts out of calls is written to at once, until it opts in again', () => {
  const both = rulesWith([plan(), plan({ name: 'mail', channel: 'email' })]);
  const steps = [
    visited(START),
    interacted(days(1), 'OPT_OUT', { channel: 'phone' }),
    interacted(days(2), 'OPT_IN'),
    // Of one instant OPT_OUT holds; it is late, and takes nothing back.
    interacted(days(3), 'OPT_IN'),
    interacted(days(3), 'OPT_OUT', { channel: 'phone' }),
    interacted(days(2), 'OPT_IN', { channel: 'phone' }),
  ];

  expect(describeFollowUps(followUpsOf(steps, days(9), both))).toEqual([
    '2024-01-10 12:00 call 1',
    '2024-01-11 12:00 mail 1',
    // Back to calls on the second day: they go on, and the next one would be due on the 17th.
    '2024-01-18 12:00 mail 2',
  ]);
});

test('nobody is followed up who has opted out of everything', () => {
  const steps = [visited(START), interacted(days(1), 'OPT_OUT')];

  expect(followUpsOf(steps, days(30), weekly)).toHaveLength(1);
});

test('a plan whose times are used up keeps its customers from the next plan', () => {
  const service = plan({ name: 'service', when: { satisfaction: ['dissatisfied'] }, everyDays: null });
  const steps = [complained(START)];

  expect(
    describeFollowUps(followUpsOf(steps, days(91), rulesWith([{ ...service, againAfterDays: 30 }, plan()]))),
  ).toEqual(['2024-01-10 12:00 service 1', '2024-04-09 12:00 call 1']);
});

test('who comes back within againAfterDays goes on with the count and the rhythm of before', () => {
  const service = plan({ name: 'service', when: { satisfaction: ['dissatisfied'] }, times: 3 });
  const soon = rulesOf({
    satisfaction: { complaintDays: 2 },
    followUp: rulesWith([{ ...service, againAfterDays: 5 }]).list[0]!.policy.followUp,
  });
  const again = (at: number) => followUpsOf([complained(START), complained(at)], at + 1.9 * DAY, soon);

  // It holds for two days each time: at four days it goes on, and waits for its week; at five it begins anew.
  expect(again(days(4)).map(({ at, number }) => [at, number])).toEqual([[START, 1]]);
  expect(again(days(5)).map(({ at, number }) => [at, number])).toEqual([
    [START, 1],
    [days(5), 1],
  ]);
});

test('clocks put forward take their hour from the quiet ones, and a minute before them is not quiet', () => {
  const march31 = Date.UTC(2024, 2, 31, 1);
  const berlin = {
    name: 'berlin',
    initialOffsetMs: HOUR,
    transitions: [{ at: march31, offsetMs: 2 * HOUR }],
  };
  const quiet = rulesWith(
    [plan({ everyDays: 1 })],
    { quietHours: { from: '20:00', to: '09:00' } },
    { zone: berlin },
  );
  const evening = Date.UTC(2024, 2, 29, 19);

  expect(describeFollowUps(followUpsOf([visited(evening)], evening + 3 * DAY, quiet))).toEqual([
    // 20:00 is quiet, 09:00 is not.
    '2024-03-30 08:00 call 1',
    '2024-03-31 08:00 call 2',
    '2024-04-01 08:00 call 3',
  ]);
  expect(followUpsOf([visited(march31 - 6 * HOUR)], march31 + 12 * HOUR, quiet)).toMatchObject([
    { at: march31 + 6 * HOUR, dueSince: march31 - 6 * HOUR, heldBack: false },
  ]);
  expect(followUpsOf([visited(evening - 60_000)], evening, quiet)).toHaveLength(1);
});

test('a follow-up is the last of its step, and has its cause', () => {
  const service = rulesWith([plan({ when: { satisfaction: ['dissatisfied'] } })]);
  const steps = [bought(START), complained(days(1)), complained(days(2))];

  const [first] = followUpsOf(steps, days(3), service);

  expect(first).toMatchObject({ at: days(1), sequence: 3, cause: { kind: 'FEEDBACK' } });
});
