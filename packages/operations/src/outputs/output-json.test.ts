import { expect, test } from 'vitest';
import { aChange, aFollowUp, anAlert } from './output.fixture.ts';
import { outputJson } from './output-json.ts';

const profile =
  '"profile":{"r":5,"f":1,"m":1,"segment":"new_customers","lifecycle":"new","recencyDays":0,"frequency":1,"monetaryMinor":100,"currency":"USD","churn":';
const classes = '"value":"low","engagement":"active","satisfaction":"unknown","source":"unknown"';
const cause = '"cause":{"kind":"PURCHASE","eventId":"e","historical":false}';

test('a change has the public names and nothing else', () => {
  expect(outputJson(aChange('a', null, 'champions'))).toBe(
    `{"type":"segment-changed","customerId":"a","sequence":1,"at":1735732800000,"changes":[{"dimension":"rfm","from":null,"to":"champions","since":1735732800000}],${cause},${profile}"low",${classes}}}`,
  );
});

test('an alert has kind, level, signals and the outlook', () => {
  expect(outputJson(anAlert('a'))).toBe(
    `{"type":"churn-alert","customerId":"a","sequence":1,"at":1735732800000,"kind":"RAISED","level":"medium","signals":[{"signal":"complaints","observed":2,"threshold":2,"since":1735732800000}],"pActive":null,"nextPurchaseExpectedBy":null,"valueAtRiskMinor":null,${cause},${profile}"medium",${classes}}}`,
  );
});

test('a follow-up has its plan, the channel, which one it is, and why it comes now', () => {
  expect(outputJson(aFollowUp('a'))).toBe(
    `{"type":"follow-up-due","customerId":"a","sequence":1,"at":1735732800000,"plan":"care","channel":"phone","purpose":"Keep in touch","number":3,"of":null,"dueSince":1735729200000,"heldBack":true,"capRemaining":0,${cause},${profile}"low",${classes}}}`,
  );
});
