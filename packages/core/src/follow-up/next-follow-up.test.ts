import { expect, test } from 'vitest';
import { purchase, visit } from '../../test/events.ts';
import { rulesOf } from '../../test/rules.ts';
import { type LogEntry, runLog, tick } from '../../test/run-log.ts';
import { retail } from '../rules/retail.ts';
import { ruleSetInForce } from '../rules/rule-set-in-force.ts';
import { viewAt } from '../state/view.ts';
import { nextFollowUp } from './next-follow-up.ts';

function nextOf(log: readonly LogEntry[], rules = rulesOf(retail)) {
  const { state } = runLog(log, rules);
  const next = nextFollowUp(viewAt(state, state.asOf!, ruleSetInForce(state, rules), rules.deployment));
  return next && { ...next, plan: next.plan.name };
}
const at = (time: string) => Date.parse(time);

test('who has just bought for the first time is welcomed two days later', () => {
  expect(nextOf([purchase('2024-05-14T10:00:00Z')])).toEqual({
    plan: 'welcome',
    number: 1,
    base: at('2024-05-16T10:00:00Z'),
    allowedFrom: null,
    due: at('2024-05-16T10:00:00Z'),
    delays: [],
  });
});

test('what falls on a Sunday waits for the end of quiet hours', () => {
  expect(nextOf([purchase('2024-05-17T10:00:00Z')])).toMatchObject({
    base: at('2024-05-19T10:00:00Z'),
    due: at('2024-05-20T09:00:00Z'),
    delays: ['quiet'],
  });
});

test('a call that was made holds the next follow-up back for the least gap', () => {
  const called = visit('2024-05-13T18:00:00Z', { interaction: 'CONTACT_MADE' });

  expect(nextOf([called, purchase('2024-05-14T10:00:00Z')])).toMatchObject({
    base: at('2024-05-16T10:00:00Z'),
    allowedFrom: at('2024-05-16T18:00:00Z'),
    due: at('2024-05-16T18:00:00Z'),
    delays: ['gap'],
  });
});

test('a cap holds the next one back until the oldest that counts is old enough', () => {
  const daily = { ...retail.followUp.plans[0], when: {}, firstAfterDays: 0, everyDays: 1, times: null };
  const followUp = {
    ...retail.followUp,
    plans: [daily],
    caps: [{ max: 2, perDays: 28, channel: null }],
    minGapDays: 0,
    quietWeekdays: [],
  };
  const rules = rulesOf({ ...retail, followUp });

  expect(nextOf([purchase('2024-05-14T10:00:00Z'), tick('2024-05-16T10:00:00Z')], rules)).toMatchObject({
    number: 3,
    base: at('2024-05-16T10:00:00Z'),
    allowedFrom: at('2024-06-11T10:00:00Z'),
    due: at('2024-06-11T10:00:00Z'),
    delays: ['cap'],
  });
});

test('a plan whose times are used up has no next one, and who is in no plan has nothing', () => {
  expect(nextOf([purchase('2024-05-14T10:00:00Z'), tick('2024-05-20T10:00:00Z')])).toMatchObject({
    plan: 'welcome',
    number: null,
    base: null,
    due: null,
    delays: [],
  });
  expect(nextOf([visit('2024-05-14T10:00:00Z')])).toBeNull();
});
