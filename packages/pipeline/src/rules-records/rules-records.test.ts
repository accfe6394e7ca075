import { retail, type Scorecard } from '@tidemark/core';
import { expect, test } from 'vitest';
import { encodePolicy } from '../policy/policy-document.ts';
import { encodeScorecard } from '../scorecard/scorecard-document.ts';
import { inForceBehind, type RulesRecord, rulesBehind, rulesFrom } from './rules-records.ts';

const quintiles: Scorecard = {
  calibratedAt: 5,
  customers: 3,
  recencyDays: [3.5, 9, 12, 20],
  frequency: [1, 1, 2, 4],
  monetaryMinor: [100, 200, 300, 400.5],
  value: { highMinor: 900, midMinor: 50 },
  models: { purchase: null, spend: null },
};
const policy = (version: number, effectiveAt: number): RulesRecord => ({
  kind: 'policy',
  version,
  effectiveAt,
  document: encodePolicy(retail),
});
const scorecard = (version: number, effectiveAt: number): RulesRecord => ({
  kind: 'scorecard',
  version,
  effectiveAt,
  document: encodeScorecard(quintiles),
});

test('of a version the first record counts, each kind by itself', () => {
  const known = [policy(1, 0), scorecard(1, 8)];

  expect(inForceBehind(known, policy(1, 9))).toBeUndefined();
  expect(inForceBehind(known, scorecard(1, 9))).toBeUndefined();
  expect(inForceBehind(known, policy(2, 9))).toEqual(policy(2, 9));
});

test('what stands later in the log acts later, a millisecond behind if it names an earlier instant', () => {
  expect(inForceBehind([policy(1, 0), scorecard(1, 8)], policy(2, 7))).toEqual(policy(2, 9));
});

test('each record makes a rule set, of the newest policy and the newest scorecard by then', () => {
  const rules = rulesFrom([policy(1, 0), scorecard(1, 8), policy(2, 9)]);

  expect(rules).toMatchObject([
    { policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy: retail },
    { policyVersion: 1, scorecardVersion: 1, effectiveAt: 8 },
    { policyVersion: 2, scorecardVersion: 1, effectiveAt: 9 },
  ]);
  expect(rules[1]!.policy).toMatchObject({
    rfm: { recencyDays: [4, 10, 13, 21], frequency: [1, 1, 2, 4] },
    value: { high: { enterMinor: 900 }, mid: { enterMinor: 50 } },
  });
  expect(rules[2]!.policy).toEqual(rules[1]!.policy);
});

test('record by record the rule sets are those of all records at once', () => {
  const shorter = encodePolicy({ ...retail, rfm: { ...retail.rfm, windowDays: 90 } });
  const wider = encodeScorecard({ ...quintiles, recencyDays: [7, 14, 21, 28] });
  const records: readonly RulesRecord[] = [
    policy(1, 0),
    scorecard(1, 8),
    { ...scorecard(2, 9), document: wider },
    { ...policy(2, 10), document: shorter },
    scorecard(3, 11),
  ];

  expect(records.map((record, index) => rulesBehind(records.slice(0, index), record))).toEqual(
    rulesFrom(records),
  );
});
