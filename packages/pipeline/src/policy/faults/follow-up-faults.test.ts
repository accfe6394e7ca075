import { retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { faultsIn, policyWith } from '../policies.fixture.ts';

const faultsOf = (followUp: unknown, everybody: object = {}) =>
  faultsIn({ ...retail, ...everybody, followUp }).map((fault) => fault.replace('followUp.plans.', ''));

const plan = { name: 'care', channel: 'phone' };

test('a condition asks for dimensions and classes that exist, in one word or a list', () => {
  const plans = [
    { ...plan, when: { value: 'hihg', lifecycle: ['new', 'churnt'], source: 'online', rmf: 'lost' } },
    { ...plan, name: 'risky', when: { churn: ['medium', 'severe'], customerType: 'company' } },
  ];

  expect(faultsOf({ plans })).toEqual([
    '0.when.value: "hihg" is no class of value: they are none, high, mid, low',
    '0.when.lifecycle.1: "churnt" is no class of lifecycle: they are prospect, new, established, churned, won_back, contacted',
    '0.when.rmf: there is no dimension "rmf": a plan may go by rfm, lifecycle, value, engagement, satisfaction, source, churn, customerType',
    '1.when.churn.1: "severe" is no class of churn: they are low, medium, high',
    '1.when.customerType: "company" is no class of customerType: they are individual, enterprise',
  ]);
});

test('a condition may ask for a segment of any type of customers', () => {
  const segments = { by: 'boxes', list: [{ name: 'big', r: [1, 5], f: [1, 5], m: [1, 5] }] };
  const byCustomerType = { enterprise: { rfm: { segments } } };
  const plans = [{ ...plan, when: { rfm: ['big', 'champions', 'small'] } }];

  expect(faultsOf({ plans }, { byCustomerType })).toEqual([
    expect.stringMatching(/^0\.when\.rfm\.2: "small" is no class of rfm: they are inactive, .*big/),
  ]);
});

test('segments that cannot be read are none that a condition could miss', () => {
  const followUp = { plans: [{ ...plan, when: { rfm: 'mine' } }] };
  const document = { ...policyWith({ segments: { by: 'magic' } }), followUp };

  expect(faultsIn(document)).toEqual([expect.stringMatching(/^rfm\.segments/)]);
});

test('what else is wrong with a plan hides nothing of its conditions and its name', () => {
  const plans = [plan, { ...plan, channel: 'fax', when: { value: 'hihg' }, everyDays: 0 }];

  expect(faultsOf({ plans })).toEqual([
    '1.channel: there is no channel "fax": they are phone, email, sms, social, visit, push',
    expect.stringMatching(/^1\.everyDays: /),
    '1.name: "care" is the name of plan 1 already: rename one of them',
    '1.when.value: "hihg" is no class of value: they are none, high, mid, low',
  ]);
});

test('what is no list of plans is reported once', () => {
  expect(faultsOf({ plans: 'care' })).toHaveLength(1);
  expect(faultsOf(null)).toHaveLength(1);
  expect(faultsOf({ plans: [null, { ...plan, when: 3 }] })).toHaveLength(2);
});
