import { beforeEach, expect, test } from 'vitest';
import { runStages } from './run-stages.ts';
import { checked, type Stage, type StageResult } from './stage.ts';

const result = (passed: number, failed: number): StageResult => ({
  isOk: failed === 0,
  counts: { passed, failed, skipped: 0 },
  files: [],
});
const tests = (name: string, passed: number, failed: number, lane = 'checks'): Stage => ({
  name,
  lane,
  run: async () => result(passed, failed),
});
const check = (name: string, isOk: boolean, lane = 'checks'): Stage => ({
  name,
  lane,
  run: async () => checked(isOk),
});

let printed = '';
const print = (text: string) => {
  printed += text;
};
const lastLine = () => printed.trimEnd().split('\n').at(-1);

beforeEach(() => {
  printed = '';
});

test('tests of all stages are summed in the last line', async () => {
  const stages = [check('lint', true), tests('unit', 10, 0), tests('servers', 5, 0, 'servers')];

  const outcome = await runStages('.', stages, print);

  expect(outcome.isOk).toBe(true);
  expect(lastLine()).toBe('15 passed, 0 failed');
});

test('a failing check is a failure, and later stages still run', async () => {
  const outcome = await runStages('.', [check('lint', false), tests('unit', 10, 2)], print);

  expect(outcome.isOk).toBe(false);
  expect(lastLine()).toBe('10 passed, 3 failed');
});

test('a runner that ends badly without a failing test is a failure', async () => {
  const broken: Stage = {
    name: 'unit',
    lane: 'checks',
    run: async () => ({ ...result(4, 0), isOk: false }),
  };

  expect((await runStages('.', [broken], print)).counts).toEqual({ passed: 4, failed: 1, skipped: 0 });
});

test('a stage that throws is a failure', async () => {
  const broken: Stage = {
    name: 'needs',
    lane: 'servers',
    run: () => Promise.reject(new Error('no network')),
  };

  expect((await runStages('.', [broken], print)).isOk).toBe(false);
  expect(printed).toContain('no network');
});

test('nothing begins after a required stage that failed', async () => {
  const required = { ...check('needs', false, 'servers'), isRequired: true };
  const stages = [required, tests('unit', 10, 0, 'servers'), check('lint', true), tests('fuzz', 10, 0)];

  const outcome = await runStages('.', stages, print);

  expect(outcome.counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('lanes run side by side, stages of one lane in order, and all are printed in the order of the list', async () => {
  const servers = Promise.withResolvers<void>();
  const begun: string[] = [];
  const speaking = (
    name: string,
    lane: string,
    until: Promise<void> | undefined,
    then: () => void,
  ): Stage => ({
    name,
    lane,
    run: async (_, print) => {
      begun.push(name);
      print(`${name} speaks\n`);
      await until;
      then();
      return checked(true);
    },
  });
  const stages = [
    // It ends only when the last stage of the other lane has run.
    speaking('servers', 'servers', servers.promise, () => undefined),
    speaking('lint', 'checks', undefined, () => undefined),
    speaking('unit', 'checks', undefined, servers.resolve),
  ];

  await runStages('.', stages, print);

  expect(begun).toEqual(['servers', 'lint', 'unit']);
  expect(printed.split('\n').filter((line) => line.endsWith('speaks') || line.startsWith('━━'))).toEqual([
    ...['━━ servers', 'servers speaks'],
    ...['━━ lint', 'lint speaks'],
    ...['━━ unit', 'unit speaks'],
  ]);
});

test('the slowest test files are printed before the result', async () => {
  const stage: Stage = {
    name: 'unit',
    lane: 'checks',
    run: async () => ({ ...result(1, 0), files: [{ file: 'a.test.ts', seconds: 1.25 }] }),
  };

  await runStages('.', [stage], print);

  expect(printed).toContain('the slowest test files:\n    1.3 s  a.test.ts\n\nok      unit');
});
