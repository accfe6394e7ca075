import { expect, test } from 'vitest';
import { aChange, anAlert } from './output.fixture.ts';
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

test('an alert has kind, level, signals and what is to be expected', () => {
  expect(outputJson(anAlert('a'))).toBe(
    `{"type":"churn-alert","customerId":"a","sequence":1,"at":1735732800000,"kind":"RAISED","level":"medium","signals":[{"signal":"complaints","observed":2,"threshold":2,"since":1735732800000}],"pActive":null,"nextPurchaseExpectedBy":null,"valueAtRiskMinor":null,${cause},${profile}"medium",${classes}}}`,
  );
});
