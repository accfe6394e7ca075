import { describe, expect, test } from 'vitest';
import { complaint, feedback, purchase, visit } from '../../test/events.ts';
import { rulesOf } from '../../test/rules.ts';
import { type LogEntry, publishedOf, runLog, tick } from '../../test/run-log.ts';
import type { InteractionKind } from '../events/customer-event.ts';
import type { FollowUp, FollowUpPlan } from '../rules/follow-up.ts';
import { retail } from '../rules/retail.ts';
import type { Rules } from '../rules/rules.ts';

const weekly: FollowUpPlan = {
  name: 'weekly',
  when: {},
  channel: 'phone',
  purpose: '',
  firstAfterDays: 0,
  everyDays: 7,
  times: null,
  spreadDays: 8,
  againAfterDays: 14,
};
const listen: FollowUpPlan = {
  ...weekly,
  name: 'listen',
  when: { satisfaction: ['dissatisfied'] },
  everyDays: null,
  againAfterDays: 3,
};

function following(changed: Partial<FollowUp>, rest: Partial<Rules['deployment']> = {}): Rules {
  const followUp = { plans: [weekly], caps: [], minGapDays: 0, quietHours: null, quietWeekdays: [] };
  return rulesOf({ ...retail, followUp: { ...followUp, ...changed } }, rest);
}
const follow = (log: readonly LogEntry[], rules: Rules) =>
  publishedOf(runLog(log, rules).outputs, 'follow-up').map((line) => line.replace(/:00\.000Z follow-up/, ''));
const wish = (time: string, interaction: InteractionKind, channel: 'phone' | null = null) =>
  visit(time, { interaction, channel, eventId: `${interaction} at ${time}` });

describe('a plan', () => {
  test('begins with the step that its conditions hold in, and goes on by its interval', () => {
    expect(follow([purchase('2024-05-01T10:00:00Z'), tick('2024-05-16T10:00:00Z')], following({}))).toEqual([
      '2024-05-01T10:00 weekly 1 by PURCHASE',
      '2024-05-08T10:00 weekly 2 by SILENCE',
      '2024-05-15T10:00 weekly 3 by SILENCE',
    ]);
  });

  test('that is left and taken up again in time neither begins its count anew nor breaks its rhythm', () => {
    const rules = following({ plans: [listen, weekly] });

    expect(
      follow(
        [
          purchase('2024-05-01T10:00:00Z'),
          complaint('2024-05-03T10:00:00Z'),
          feedback('2024-05-05T10:00:00Z', { scale: 'CSAT', score: 5 }),
          tick('2024-05-09T10:00:00Z'),
        ],
        rules,
      ),
    ).toEqual([
      '2024-05-01T10:00 weekly 1 by PURCHASE',
      '2024-05-03T10:00 listen 1 by FEEDBACK',
      '2024-05-08T10:00 weekly 2 by SILENCE',
    ]);
  });

  test('that is taken up again too late begins anew', () => {
    const rules = following({ plans: [listen, weekly] });

    expect(
      follow(
        [
          purchase('2024-05-01T10:00:00Z'),
          complaint('2024-05-03T10:00:00Z'),
          feedback('2024-05-15T10:00:00Z', { scale: 'CSAT', score: 5 }),
        ],
        rules,
      ).at(-1),
    ).toBe('2024-05-15T10:00 weekly 1 by FEEDBACK');
  });

  test('keeps its customer from the next plan when its times are used up', () => {
    const twice = { ...weekly, name: 'twice', times: 2 };

    expect(
      follow(
        [purchase('2024-05-01T10:00:00Z'), tick('2024-07-01T10:00:00Z')],
        following({ plans: [twice, weekly] }),
      ),
    ).toEqual(['2024-05-01T10:00 twice 1 by PURCHASE', '2024-05-08T10:00 twice 2 by SILENCE']);
  });
});

describe('a contact made', () => {
  test('stands for the first follow-up, and later ones count from it', () => {
    const first = following({ plans: [{ ...weekly, firstAfterDays: 3 }] });

    expect(
      follow(
        [
          purchase('2024-05-01T10:00:00Z'),
          wish('2024-05-02T12:00:00Z', 'CONTACT_MADE'),
          tick('2024-05-09T12:00:00Z'),
        ],
        first,
      ),
    ).toEqual(['2024-05-09T12:00 weekly 2 by SILENCE']);
  });

  test('that is told late counts at its own instant', () => {
    expect(
      follow(
        [
          purchase('2024-05-01T10:00:00Z'),
          visit('2024-05-07T10:00:00Z'),
          wish('2024-05-05T12:00:00Z', 'CONTACT_MADE'),
          tick('2024-05-12T12:00:00Z'),
        ],
        following({}),
      ),
    ).toEqual(['2024-05-01T10:00 weekly 1 by PURCHASE', '2024-05-12T12:00 weekly 2 by SILENCE']);
  });

  test('that is told so late that the next one is overdue does not let it come at night', () => {
    const rules = following({
      plans: [{ ...weekly, firstAfterDays: 30 }],
      quietHours: { from: '20:00', to: '09:00' },
    });

    expect(
      follow(
        [
          purchase('2024-05-01T10:00:00Z'),
          visit('2024-05-20T22:00:00Z'),
          wish('2024-05-06T12:00:00Z', 'CONTACT_MADE'),
          tick('2024-05-21T12:00:00Z'),
        ],
        rules,
      ),
    ).toEqual(['2024-05-21T09:00 weekly 2 by SILENCE']);
  });
});

describe('what the customer wants', () => {
  test('a channel that was opted out of is not used until it is opted in again', () => {
    expect(
      follow(
        [
          purchase('2024-05-01T10:00:00Z'),
          wish('2024-05-03T10:00:00Z', 'OPT_OUT', 'phone'),
          tick('2024-05-20T10:00:00Z'),
          wish('2024-05-20T12:00:00Z', 'OPT_IN'),
        ],
        following({}),
      ),
    ).toEqual(['2024-05-01T10:00 weekly 1 by PURCHASE', '2024-05-20T12:00 weekly 1 by INTERACTION']);
  });

  test('the next plan over another channel takes its place', () => {
    const mail = { ...weekly, name: 'mail', channel: 'email' } as const;

    expect(
      follow(
        [wish('2024-05-01T10:00:00Z', 'OPT_OUT', 'phone'), purchase('2024-05-01T12:00:00Z')],
        following({ plans: [weekly, mail] }),
      ),
    ).toEqual(['2024-05-01T10:00 mail 1 by INTERACTION']);
  });
});

describe('what comes to all at once', () => {
  test('is spread behind go-live by the phase of the id, and nothing is due before it', () => {
    const rules = following({}, { goLive: Date.parse('2024-05-10T00:00:00Z') });
    const { state, outputs } = runLog(
      [purchase('2024-05-01T10:00:00Z'), tick('2024-05-18T00:00:00Z')],
      rules,
    );

    const [first] = outputs.filter(({ type }) => type === 'follow-up-due');

    const spreadMs = Math.floor((state.contact.phase * 8 * 86_400_000) / 65_536);
    expect(first?.at).toBe(Date.parse('2024-05-10T00:00:00Z') + spreadMs);
  });

  test('is spread behind rules that begin a plan, or let its next one be due at another time', () => {
    const changedAt = Date.parse('2024-05-10T00:00:00Z');
    const before = following({ plans: [{ ...weekly, everyDays: 28 }] });
    const after = following({}).list[0]!;
    const rules = {
      ...before,
      list: [...before.list, { ...after, policyVersion: 2, effectiveAt: changedAt }],
    };
    const { state, outputs } = runLog(
      [purchase('2024-05-01T10:00:00Z'), tick('2024-05-30T00:00:00Z')],
      rules,
    );

    const times = outputs.flatMap(({ type, at }) => (type === 'follow-up-due' ? at : []));

    const spreadMs = Math.floor((state.contact.phase * 8 * 86_400_000) / 65_536);
    expect(times[1]).toBe(changedAt + spreadMs);
    expect(times[2]! - times[1]!).toBe(7 * 86_400_000);
  });
});
