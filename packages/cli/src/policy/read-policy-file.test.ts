import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '@tidemark/simulation';
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

const rest = [
  'lifecycle: { newDays: 30, churnAfterDays: 180, wonBackDays: 90 }',
  'churn:',
  '  priorGaps: 1',
  '  priorGapDays: 7',
  '  minOverdueDays: 14',
  '  complaints: 2',
  '  complaintDays: 30',
  '  coolDownDays: 14',
  'dwell: {}',
  'limits: { timersPerTick: 5000, sweepPerTick: 2000 }',
];

test('all faults are reported at once, each with its line', async () => {
  await writeFile(
    file,
    ['rfm:', '  windowDays: 0', '  recencyDays: [30, 20]', '  frequency: [1]', ...rest].join('\n'),
  );

  await expect(findPolicy(file)).rejects.toThrow(
    new RegExp(
      [
        `${file}:2: rfm.windowDays: .*`,
        `${file}:3: rfm.recencyDays: limits must ascend`,
        `${file}:2: rfm.monetaryMinor: .*`,
      ].join('[^]*'),
    ),
  );
});

test('what is no YAML is reported with its line', async () => {
  await writeFile(file, ['rfm:', '  windowDays: [1'].join('\n'));

  await expect(findPolicy(file)).rejects.toThrow(`${file}:2: `);
});

test('boxes are judged, and a limit that can never fire is reported with its line', async () => {
  const boxes = [
    'rfm:',
    '  windowDays: 365',
    '  recencyDays: [30]',
    '  frequency: [1]',
    '  monetaryMinor: [100]',
    '  segments:',
    '    by: boxes',
    '    list:',
    '      - { name: recent, r: [2, 2], f: [1, 2], m: [1, 2] }',
    '      - { name: best, r: [2, 2], f: [2, 2], m: [2, 2] }',
  ];
  await writeFile(file, [...boxes, ...rest].join('\n'));

  expect(describeCheck('rules', await findPolicy(file)).split('\n')).toEqual([
    '"rules" can be used.',
    'Segments by boxes, over 8 combinations of R, F and M.',
    'In no segment, and so in "others": 4 of 8: 111 112 121 122',
    'In more than one segment, of which the first wins: 1 of 8: 222',
    'Segments that can never win: best',
    'Follow-ups: none, for there are no plans.',
    'Limits that can never fire:',
    `  ${file}:15: churn.minOverdueDays: 14 days never hold overdue back: at most factorPercent of priorGapDays = 14 days pass before a customer is overdue`,
  ]);
});

test('a name that is neither preset nor file names the presets', async () => {
  await expect(findPolicy('retial')).rejects.toThrow(
    'neither a preset (retail, klaviyo, eight-classes, abc-bank, bank-rfm, bank-lifecycle, field-sales, ecommerce-tiers)',
  );
});

test('a part that cannot be read hides no fault of another, and what is unknown is reported where it stands', async () => {
  const lines = [
    'rfm: { windowDays: soon, recencyDays: [1], frequency: [1], monetaryMinor: [1] }',
    'lifecycle: { newDays: 300, churnAfterDays: 180, wonBackDays: 90 }',
    ...rest.slice(1, 8),
    'dwell:',
    '  rmf: { days: 3, ranks: {} }',
    '  lifecycle: { days: 3, ranks: { churnt: 1 } }',
    rest.at(-1)!,
    'surprise: 1',
  ];
  await writeFile(file, lines.join('\n'));

  const message = await findPolicy(file).catch((error: Error) => error.message);

  expect(message).toContain(`${file}:1: rfm.windowDays: `);
  expect(message).toContain(`${file}:2: lifecycle.newDays: must not exceed churnAfterDays`);
  expect(message).toContain(`${file}:11: dwell.rmf: there is no dimension "rmf": they are rfm, lifecycle`);
  expect(message).toContain(`${file}:12: dwell.lifecycle.ranks.churnt: "churnt" is no class of lifecycle`);
  expect(message).toContain(`${file}:14: surprise: there is no such setting`);
});

test('what is wrong in the newer parts, and of a customer type, is reported with its line too', async () => {
  const lines = [
    'rfm: { windowDays: 365, recencyDays: [30], frequency: [1, 2], monetaryMinor: [1], segments: { by: codes, list: [] } }',
    ...rest,
    'value: { high: { enterMinor: 100 }, mid: { enterMinor: 200 } }',
    'rates:',
    '  USD: 0.92',
    '  EURO: 1',
    'byCustomerType:',
    '  enterprise:',
    '    lifecycle:',
    '      churnAfterDays: 20',
    'labels: { value: { hi: { en: High } } }',
  ];
  await writeFile(file, lines.join('\n'));

  const message = await findPolicy(file).catch((error: Error) => error.message);

  expect(message).toContain(`${file}:1: rfm.segments.list: `);
  expect(message).toContain(`${file}:12: value.mid.enterMinor: 200 is not below high.enterMinor, 100`);
  expect(message).toContain(`${file}:15: rates.EURO: "EURO" is no ISO 4217 code`);
  expect(message).toContain(
    `${file}:19: byCustomerType.enterprise.lifecycle.newDays: must not exceed churnAfterDays`,
  );
  expect(message).toContain(`${file}:20: labels.value.hi: "hi" is no class of value`);
});

test('a folder and a bomb of aliases are reported, not thrown', async () => {
  const bomb = Array.from({ length: 12 }, (_, at) => `a${at}: &a${at} [${`*a${at - 1}, `.repeat(at && 9)}]`);
  await writeFile(file, bomb.join('\n'));

  await expect(findPolicy(folder)).rejects.toThrow(InputError);
  await expect(findPolicy(file)).rejects.toThrow(InputError);
});

test('a file that is not UTF-8 is refused, for its names would be others', async () => {
  await writeFile(file, Buffer.from('rfm:\n  # für alle\n  windowDays: 365\n', 'latin1'));

  await expect(findPolicy(file)).rejects.toThrow(
    `Cannot read policy ${file}: line 2 is not UTF-8. Save the file as UTF-8.`,
  );
});
