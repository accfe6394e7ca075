import { retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { deploymentWith } from '../deployment/deployment-with.ts';
import {
  checkAgainstDeployment,
  checkPolicy,
  decodePolicy,
  encodePolicy,
  PolicyInvalid,
} from './policy-document.ts';

const deployment = deploymentWith({
  id: 'test',
  partitions: 1,
  zone: { name: 'UTC', initialOffsetMs: 0, transitions: [] },
  currencies: ['EUR'],
  goLive: 0,
  time: 'real',
});

test('a policy survives the log', () => {
  expect(decodePolicy(encodePolicy(retail))).toEqual(retail);
});

test('so does one with everything that can be written', () => {
  const policy = checkPolicy({
    ...retail,
    value: { high: { enterMinor: 900, leaveMinor: 700 }, mid: { enterMinor: 100 } },
    dwell: { value: { days: 90, ranks: { high: 3, mid: 2, low: 1 } } },
    calibration: { abc: 'inclusive', schedule: 'weekly' },
    rates: { USD: 0.92, JPY: 0.0061 },
    byCustomerType: {
      enterprise: { rfm: { windowDays: 700 }, value: { mid: { enterMinor: 500 } } },
      individual: { dwell: { lifecycle: { days: 3, ranks: { new: 2, churned: 1 } } } },
    },
    labels: { value: { high: { zh: '高价值客户', care: 'an adviser' } } },
  });

  expect(decodePolicy(encodePolicy(policy))).toEqual(policy);
});

test('equal rules are equal bytes, in whatever order they were written', () => {
  const reversed = Object.fromEntries(Object.entries(retail).toReversed());

  expect(encodePolicy(checkPolicy(reversed))).toBe(encodePolicy(retail));
});

test('all faults are named by their path in one message', () => {
  const document = {
    ...retail,
    rfm: { ...retail.rfm, recencyDays: [30, 20, 90, 180], frequency: [1, 2] },
    churn: { ...retail.churn, coolDownDays: 0 },
    surprise: true,
  };

  expect(() => checkPolicy(document)).toThrow(PolicyInvalid);
  expect(() => checkPolicy(document)).toThrow(
    /rfm\.recencyDays: limits must ascend[\s\S]*rfm\.frequency[\s\S]*churn\.coolDownDays[\s\S]*surprise/,
  );
});

test('a window longer than the days kept is refused', () => {
  const policy = { ...retail, rfm: { ...retail.rfm, windowDays: 731 } };

  expect(() => checkAgainstDeployment(policy, deployment)).toThrow(
    'rfm.windowDays: 731 days, but this deployment keeps 730',
  );
  expect(() => checkAgainstDeployment(retail, deployment)).not.toThrow();
});

test.each(['', '{', 'null', '[]', '{"rfm":'])('the document %j is reported as no policy', (document) => {
  expect(() => decodePolicy(document)).toThrow(PolicyInvalid);
});
