import { policyFor, retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { faultsIn } from '../policies.fixture.ts';
import { checkPolicy } from '../policy-document.ts';

/** The faults of the default policy with something different for companies, as paths below it. */
function faultsOf(enterprise: unknown, everybody: object = {}): readonly string[] {
  const document = { ...retail, ...everybody, byCustomerType: { enterprise } };
  return faultsIn(document).map((fault) => fault.replace('byCustomerType.enterprise.', ''));
}

test('any settings of the sections may be different, key by key', () => {
  const enterprise = {
    rfm: { windowDays: 700 },
    value: { high: { enterMinor: 900_000 } },
    dwell: { value: { days: 30, ranks: { high: 1, mid: 0 } } },
  };

  const policy = checkPolicy({ ...retail, byCustomerType: { enterprise } });

  expect(policyFor(policy, 'INDIVIDUAL')).toBe(policy);
  expect(policyFor(policy, 'ENTERPRISE')).toMatchObject({
    rfm: { ...retail.rfm, windowDays: 700 },
    value: { high: { enterMinor: 900_000, leaveMinor: 900_000 }, mid: retail.value.mid },
    dwell: { value: { days: 30 } },
  });
});

test('other types, sections and settings are not known', () => {
  expect(faultsIn({ ...retail, byCustomerType: { company: {} } })).toEqual([
    'byCustomerType.company: there is no such setting',
  ]);
  expect(faultsOf({ rates: {}, lifecycle: { newDay: 1 }, churn: { complaints: 0 } })).toEqual([
    'lifecycle.newDay: there is no such setting',
    expect.stringMatching(/^churn\.complaints: /),
    'rates: there is no such setting',
  ]);
});

test('what is right alone and wrong together with the rules of everybody is reported where it is different', () => {
  const faults = faultsOf({
    lifecycle: { churnAfterDays: 20 },
    value: { high: { enterMinor: 20_000 } },
    rfm: { frequency: [1, 2] },
  });

  expect(faults).toEqual([
    'rfm.frequency: the grid takes 4 limits, not 2: add limits, or give segments by codes or by boxes',
    'value.mid.enterMinor: 25000 is not below high.enterMinor, 20000: nobody would be mid',
    'lifecycle.newDays: must not exceed churnAfterDays: a customer would be new and churned at once',
  ]);
});

test('a dwell of everybody that ranks segments which these customers do not have is reported', () => {
  const segments = { by: 'boxes', list: [{ name: 'all', r: [1, 5], f: [1, 5], m: [1, 5] }] };
  const everybody = { dwell: { rfm: { days: 3, ranks: { champions: 2, lost: 1 } } } };

  expect(faultsOf({ rfm: { segments } }, everybody)).toEqual([
    'dwell.rfm.ranks.champions: "champions" is no class of rfm: they are inactive, all, others',
    'dwell.rfm.ranks.lost: "lost" is no class of rfm: they are inactive, all, others',
  ]);
  const own = { rfm: { days: 3, ranks: { all: 1, others: 0 } } };
  expect(faultsOf({ rfm: { segments }, dwell: own }, everybody)).toEqual([]);
});

test('a fault of everybody is reported once, and hides none of what is different', () => {
  const everybody = {
    lifecycle: { ...retail.lifecycle, newDays: 999 },
    dwell: { rfm: { days: 3, ranks: { champs: 1 } } },
  };

  const faults = faultsOf(
    { lifecycle: { wonBackDays: 5 }, value: { mid: { enterMinor: 200_000 } }, churn: { coolDownDays: 0 } },
    everybody,
  );

  expect(faults.map((fault) => fault.split(': ')[0])).toEqual([
    'lifecycle.newDays',
    'churn.coolDownDays',
    'dwell.rfm.ranks.champs',
    'value.mid.enterMinor',
  ]);
});

test('segments that cannot be read are no classes that a dwell could miss', () => {
  const dwell = { rfm: { days: 3, ranks: { mine: 2, others: 1 } } };

  const faults = faultsOf({ rfm: { segments: { by: 'magic' } }, dwell });

  expect(faults).toEqual([expect.stringMatching(/^rfm\.segments/)]);
});
