import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeCheck } from './describe-check.ts';
import { findPolicy } from './find-policy.ts';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tidemark-policy-'));
  file = join(folder, 'rules.yaml');
});

afterEach(() => rm(folder, { recursive: true }));

/** What `policy check` prints of rules in a file. */
async function linesOf(lines: readonly string[]): Promise<readonly string[]> {
  await writeFile(file, lines.join('\n'));
  return describeCheck('rules', await findPolicy(file)).split('\n');
}

const rest = [
  'lifecycle: { newDays: 30, churnAfterDays: 180, wonBackDays: 90 }',
  'churn: { priorGaps: 1, priorGapDays: 60, minOverdueDays: 14, complaints: 2, complaintDays: 30, coolDownDays: 14 }',
  'dwell: {}',
  'limits: { timersPerTick: 5000, sweepPerTick: 2000 }',
];

const fiveScores = [
  'rfm:',
  '  windowDays: 365',
  '  recencyDays: [30, 60, 90, 180]',
  '  frequency: [1, 2, 3, 5]',
  '  monetaryMinor: [5000, 15000, 40000, 100000]',
];

/** As the table of the R package rfm 0.2 is copied from one page to the next. */
const rfm02 = [
  '  segments:',
  '    by: boxes',
  '    list:',
  '      - { name: champions, r: [4, 5], f: [4, 5], m: [4, 5] }',
  '      - { name: loyal, r: [2, 5], f: [3, 5], m: [3, 5] }',
  '      - { name: potential_loyalist, r: [3, 5], f: [1, 3], m: [1, 3] }',
  '      - { name: new, r: [4, 5], f: [1, 1], m: [1, 1] }',
  '      - { name: promising, r: [3, 4], f: [1, 1], m: [1, 1] }',
  '      - { name: need_attention, r: [2, 3], f: [2, 3], m: [2, 3] }',
  '      - { name: about_to_sleep, r: [2, 3], f: [1, 2], m: [1, 2] }',
  '      - { name: at_risk, r: [1, 2], f: [2, 5], m: [2, 5] }',
  '      - { name: cant_lose, r: [1, 1], f: [4, 5], m: [4, 5] }',
  '      - { name: lost, r: [1, 2], f: [1, 2], m: [1, 2] }',
];

const rfm03 = [
  '  segments:',
  '    by: boxes',
  '    list:',
  '      - { name: champions, r: [5, 5], f: [5, 5], m: [5, 5] }',
  '      - { name: potential, r: [3, 5], f: [3, 5], m: [2, 5] }',
  '      - { name: loyal, r: [2, 4], f: [2, 4], m: [2, 4] }',
  '      - { name: promising, r: [3, 4], f: [1, 3], m: [3, 5] }',
  '      - { name: new, r: [4, 5], f: [1, 3], m: [1, 5] }',
  '      - { name: cant_lose, r: [1, 2], f: [3, 4], m: [4, 5] }',
  '      - { name: at_risk, r: [1, 2], f: [2, 5], m: [4, 5] }',
  '      - { name: need_attention, r: [1, 3], f: [3, 5], m: [3, 5] }',
  '      - { name: about_to_sleep, r: [2, 3], f: [1, 3], m: [1, 4] }',
  '      - { name: lost, r: [1, 1], f: [1, 5], m: [1, 5] }',
];

test('the table of the R package rfm 0.2: 36 cells in no segment, and three segments that can never win', async () => {
  const lines = await linesOf([...fiveScores, ...rfm02, ...rest]);

  expect(lines[1]).toBe('Segments by boxes, over 125 combinations of R, F and M.');
  expect(lines[2]).toMatch(/^In no segment, and so in "others": 36 of 125: ([1-5]{3} ?){36}$/);
  expect(lines[4]).toBe('Segments that can never win: new, promising, cant_lose');
});

test('the table of rfm 0.3: 10 cells in no segment, 58 in more than one', async () => {
  const lines = await linesOf([...fiveScores, ...rfm03, ...rest]);

  expect(lines[2]).toMatch(/^In no segment, and so in "others": 10 of 125: ([1-5]{3} ?){10}$/);
  expect(lines[3]).toMatch(
    /^In more than one segment, of which the first wins: 58 of 125: ([1-5]{3} ?){58}$/,
  );
  expect(lines[4]).toBe('Segments that can never win: none');
});

test('names are shown in both languages, with the care of the class', async () => {
  const lines = describeCheck('abc-bank', await findPolicy('abc-bank')).split('\n');

  expect(lines).toContain('  champions            Champions            冠军客户');
  expect(lines).toContain(
    '  high  A customer          A类客户（高价值）  an adviser of their own, a visit every quarter, terms by agreement',
  );
  expect(lines.join()).not.toMatch(/never fire|Perhaps/);
});

test('what can never fire and what is perhaps not meant is reported with its line', async () => {
  const lines = await linesOf([
    ...fiveScores,
    ...rest.slice(0, 2),
    'dwell:',
    '  engagement:',
    '    days: 3',
    '    ranks: { active: 2, silent: 1 }',
    'engagement: { silentDays: 180, lostDays: 180 }',
    'labels:',
    '  value:',
    '    high: { en: A }',
    'byCustomerType:',
    '  enterprise:',
    '    churn: { complaints: 2 }',
    'calibration: { value: shares }',
    rest[3]!,
  ]);

  expect(lines.slice(2)).toEqual([
    'Names in value:',
    '  high  A  high',
    'Follow-ups: none, for there are no plans.',
    'Limits that can never fire:',
    `  ${file}:12: engagement.silentDays: 180 days are never silence: after lostDays = 180 days without activity the customer is lost`,
    `  ${file}:10: dwell.engagement: holds nobody back: no class in ranks is worse than another one`,
    `  ${file}:11: dwell.engagement.ranks.silent: nobody is ever in silent under these rules`,
    `  ${file}:18: byCustomerType.enterprise.churn.complaints: changes nothing: it is so for everybody`,
    'Perhaps not what was meant:',
    `  ${file}:15: labels.value: without a name: none, mid, low`,
    `  ${file}:15: labels.value.high: no name in Chinese (zh)`,
  ]);
});

test('segments that are others for a type of customers are listed apart', async () => {
  const lines = await linesOf([
    ...fiveScores,
    ...rest,
    'byCustomerType:',
    '  enterprise:',
    '    rfm:',
    '      segments: { by: boxes, list: [{ name: big, r: [1, 5], f: [1, 5], m: [2, 5] }] }',
  ]);

  expect(lines.slice(1, 6)).toEqual([
    'Segments by grid, over 125 combinations of R, F and M.',
    'For customers of type enterprise:',
    '  Segments by boxes, over 125 combinations of R, F and M.',
    expect.stringMatching(/^ {2}In no segment, and so in "others": 25 of 125: 111 /),
    '  In more than one segment, of which the first wins: none',
  ]);
});

test('follow-ups are a table: plan, who, how, rhythm, what for; and what no plan may exceed', async () => {
  const lines = describeCheck('retail', await findPolicy('retail')).split('\n');

  expect(lines.slice(lines.indexOf('Follow-ups, by the first plan that fits:') + 1)).toEqual([
    '  service   satisfaction dissatisfied  phone  after 1 day, once                     Ask what went wrong and make it good',
    '  win-back  churn high                 phone  at once, then every 28 days, 3 times  Ask what keeps the customer away',
    '  recall    lifecycle churned          email  at once, then every 91 days, 4 times  Invite back',
    '  welcome   lifecycle new              email  after 2 days, once                    Welcome, and how to get the most of it',
    '  care      value high                 phone  every 28 days                         Keep in touch',
    '  news      value mid                  email  every 28 days                         What is new',
    '  bulk      value low                  email  every 91 days                         Newsletter',
    '  Limits: at most 4 in 28 days; at most 2 in 28 days by phone; 3 days between any two',
    '  Never from 20:00 to 09:00, nor on sunday',
  ]);
});

test('a plan for everybody without limits is told as such, and what can never be anybody has its line', async () => {
  const lines = await linesOf([
    ...fiveScores,
    ...rest,
    'followUp:',
    '  plans:',
    '    - { name: hello, channel: sms }',
    '    - name: care',
    '      channel: sms',
    '      when: { value: [high, mid], churn: low }',
    '      everyDays: 30',
    '  quietWeekdays: [sunday]',
  ]);

  expect(lines.slice(2)).toEqual([
    'Follow-ups, by the first plan that fits:',
    '  hello  everybody                     sms  at once, once',
    '  care   value high or mid, churn low  sms  every 30 days',
    '  Never on sunday',
    'Limits that can never fire:',
    `  ${file}:13: followUp.plans.1: never anybody's plan: hello, before it and over the same channel, takes everybody whom it fits. Put it further up`,
    'Perhaps not what was meant:',
    expect.stringContaining(`  ${file}:16: followUp.plans.1.everyDays: 30 days are no whole weeks`),
  ]);
});
