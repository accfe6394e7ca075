import { DAY } from '@tidemark/core';
import { expect, test } from 'vitest';
import { days, START } from './changes-of.ts';
import { followUp, followUpsOf, plan, rulesWith } from './follow-ups-of.ts';
import { interacted, visited } from './named-steps.ts';

/** The customer's part of a week: ⌊phase · 7 d⌋. */
const SPREAD = Math.floor((43_545 * 7 * DAY) / 65_536);

const weekly = rulesWith([plan()]);

/** Weekly calls, and from an instant on other follow-ups. */
function then(at: number, later: ReturnType<typeof followUp>) {
  const { deployment, list } = weekly;
  const policy = { ...list[0]!.policy, followUp: later };
  return { deployment, list: [...list, { ...list[0]!, policyVersion: 2, effectiveAt: at, policy }] };
}

test('rules that move the base of a running plan spread those who would be due at once', () => {
  const daily = then(days(3), followUp([plan({ everyDays: 1 })]));

  const [, second, third] = followUpsOf([visited(START)], days(10), daily);

  expect(second).toMatchObject({ at: days(3) + SPREAD, number: 2, cause: { kind: 'SILENCE' } });
  expect(third!.at).toBe(second!.at + DAY);
});

test('rules that leave the base where it was spread nobody', () => {
  const renamed = then(days(3), followUp([plan({ channel: 'email', times: 9, spreadDays: 70 })]));

  expect(followUpsOf([visited(START)], days(10), renamed)[1]).toMatchObject({
    at: days(7),
    channel: 'email',
    of: 9,
  });
});

test('rules that begin a plan spread it, and what was due by the old ones up to then is said', () => {
  const mails = then(days(7), followUp([plan({ name: 'mail', channel: 'email' })]));

  expect(followUpsOf([visited(START)], days(20), mails)).toMatchObject([
    { plan: 'call', at: START },
    { plan: 'call', at: days(7) },
    { plan: 'mail', at: days(7) + SPREAD },
    { plan: 'mail', at: days(14) + SPREAD },
  ]);
});

test('a contact does not bring a spread base forward', () => {
  const slower = then(days(3), followUp([plan({ everyDays: 3, spreadDays: 70 })]));
  const steps = [visited(START), interacted(days(5), 'CONTACT_MADE')];

  expect(followUpsOf(steps, days(80), slower)[1]!.at).toBe(
    days(3) + Math.floor((43_545 * 70 * DAY) / 65_536),
  );
});

test('a cap that new rules lift lets go in their own step', () => {
  const caps = [{ max: 1, perDays: 60, channel: null }];
  const capped = { ...weekly.list[0]!.policy, followUp: followUp([plan()], { caps }) };
  const lifted = then(days(10), followUp([plan()]));
  const rules = { ...lifted, list: [{ ...lifted.list[0]!, policy: capped }, lifted.list[1]!] };

  expect(followUpsOf([visited(START)], days(11), rules)[1]).toMatchObject({
    at: days(10),
    dueSince: days(7),
    heldBack: false,
    cause: { kind: 'RULES' },
  });
});

test('a plan that began before go-live is spread from there on; one that begins at go-live is not', () => {
  const live = (goLive: number) => rulesWith([plan()], {}, { goLive });

  expect(followUpsOf([visited(START)], days(10), live(START + 1)).map(({ at }) => at)).toEqual([
    START + 1 + SPREAD,
  ]);
  expect(followUpsOf([visited(START)], days(1), live(START)).map(({ at }) => at)).toEqual([START]);
});
