import { retail } from '@tidemark/core';
import { describe, expect, test } from 'vitest';
import { faultsIn } from '../policies.fixture.ts';
import { checkPolicy } from '../policy-document.ts';

const followUpOf = (followUp: unknown) => checkPolicy({ ...retail, followUp }).followUp;
const faultsOf = (followUp: unknown) =>
  faultsIn({ ...retail, followUp }).map((fault) => fault.replace('followUp.', ''));
const planOf = (written: object) =>
  followUpOf({ plans: [{ name: 'care', channel: 'phone', ...written }] }).plans[0];

describe('what a plan leaves out', () => {
  test('follows from its rhythm', () => {
    expect(planOf({ everyDays: 28, times: 3 })).toMatchObject({
      firstAfterDays: 28,
      spreadDays: 28,
      againAfterDays: 84,
    });
    expect(planOf({ everyDays: 28 })).toMatchObject({ times: null, againAfterDays: 28 });
  });

  test('is at once, over a week and again after thirty days where there is one follow-up only', () => {
    expect(planOf({})).toEqual({
      name: 'care',
      when: {},
      channel: 'phone',
      purpose: '',
      firstAfterDays: 0,
      everyDays: null,
      times: null,
      spreadDays: 7,
      againAfterDays: 30,
    });
  });
});

test('a condition is one class or a list of them', () => {
  expect(planOf({ when: { value: 'high', churn: ['medium', 'high'] } })?.when).toEqual({
    value: ['high'],
    churn: ['medium', 'high'],
  });
  expect(faultsOf({ plans: [{ name: 'care', channel: 'phone', when: { value: 3 } }] })).toEqual([
    'plans.0.when.value: is a word or a list of words, such as [high, mid]',
  ]);
});

test('a plan has a name for machines and a channel, and times only with an interval', () => {
  const plans = [
    { name: 'Win back', channel: 'phone' },
    { name: 'recall', channel: 'email', times: 3 },
    { name: 'care' },
  ];

  expect(faultsOf({ plans })).toEqual([
    'plans.0.name: a plan is named by small letters, digits, - and _, such as win-back',
    'plans.1.times: there is one follow-up only without everyDays: give it, too, or leave times out',
    'plans.2.channel: there is no channel given: they are phone, email, sms, social, visit, push',
  ]);
});

test('a cap is at most what is remembered of a customer', () => {
  const caps = [
    { max: 8, perDays: 28 },
    { max: 9, perDays: 28, channel: 'post' },
  ];

  expect(faultsOf({ caps })).toEqual([
    'caps.1.max: a cap is at most 8: so many follow-ups are remembered of a customer. Give fewer in fewer days',
    'caps.1.channel: there is no channel "post": they are phone, email, sms, social, visit, push',
  ]);
});

test('quiet times leave an hour in which customers may be contacted', () => {
  const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

  expect(faultsOf({ quietHours: { from: '09:00', to: '09:00' }, quietWeekdays: week })).toEqual([
    'quietHours.to: is the same as from, which leaves no hour: for no quiet hours leave quietHours out',
    'quietWeekdays: all seven leave no hour: take out a day on which customers may be contacted',
  ]);
  expect(faultsOf({ quietWeekdays: [...week.slice(1), ...week.slice(1)] })).toEqual([]);
});

test('times of day and weekdays are those that there are', () => {
  expect(faultsOf({ quietHours: { from: '24:00', to: '9:00' }, quietWeekdays: ['sun'] })).toEqual([
    'quietHours.from: a time of day is written HH:MM in quotes, from "00:00" to "23:59"',
    'quietHours.to: a time of day is written HH:MM in quotes, from "00:00" to "23:59"',
    `quietWeekdays.0: there is no weekday "sun": they are monday, tuesday, wednesday, thursday, friday, saturday, sunday`,
  ]);
});
