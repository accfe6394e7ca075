import { type DeploymentConfig, type Policy, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { deploymentWith } from '../../deployment/deployment-with.ts';
import { deploymentFaults } from './deployment-faults.ts';

function deploymentOf(currencies: readonly string[]): DeploymentConfig {
  return deploymentWith({
    id: 'test',
    partitions: 1,
    zone: { name: 'UTC', initialOffsetMs: 0, transitions: [] },
    currencies,
    goLive: 0,
    time: 'real',
  });
}

const euros = deploymentOf(['EUR']);

test('windows that reach further back than what is kept are reported, also those of a customer type', () => {
  const policy: Policy = {
    ...retail,
    satisfaction: { complaintDays: 731 },
    churn: { ...retail.churn, complaintDays: 730 },
    byCustomerType: {
      enterprise: { rfm: { windowDays: 1_000 }, satisfaction: { complaintDays: 730 } },
      individual: { churn: { complaintDays: 900 } },
    },
  };

  expect(deploymentFaults(policy, euros)).toEqual([
    { path: ['satisfaction', 'complaintDays'], message: '731 days, but this deployment keeps 730' },
    {
      path: ['byCustomerType', 'individual', 'churn', 'complaintDays'],
      message: '900 days, but this deployment keeps 730',
    },
    {
      path: ['byCustomerType', 'enterprise', 'rfm', 'windowDays'],
      message: '1000 days, but this deployment keeps 730',
    },
  ]);
});

test('of a drop in frequency three windows have to be kept', () => {
  const drop = (windowDays: number) => ({ frequencyDrop: { windowDays, min: 3, percent: 25 } });
  const policy: Policy = {
    ...retail,
    churn: { ...retail.churn, ...drop(243) },
    byCustomerType: { enterprise: { churn: drop(244) } },
  };

  expect(deploymentFaults(policy, euros)).toEqual([
    {
      path: ['byCustomerType', 'enterprise', 'churn', 'frequencyDrop', 'windowDays'],
      message: '3 windows of 244 days are looked at, but this deployment keeps 730: give at most 243',
    },
  ]);
});

test('every currency but the first needs a rate', () => {
  const policy: Policy = { ...retail, rates: { USD: 0.92 } };

  expect(deploymentFaults(policy, deploymentOf(['EUR', 'USD', 'JPY']))).toEqual([
    {
      path: ['rates', 'JPY'],
      message:
        'there is no rate for JPY, in which this deployment sells: state what one JPY is worth in EUR, such as "rates: { JPY: 0.92 }"',
    },
  ]);
});

test('a rate for the first currency is a fault, for one that is not sold in none', () => {
  const policy: Policy = { ...retail, rates: { EUR: 1, USD: 0.92 } };

  expect(deploymentFaults(policy, euros)).toEqual([
    {
      path: ['rates', 'EUR'],
      message:
        "money is added up in EUR here, which has no rate to itself: take it out, and give the other currencies' in EUR",
    },
  ]);
});
