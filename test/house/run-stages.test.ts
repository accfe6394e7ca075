import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runStages } from './run-stages.ts';
import { checked, type Stage } from './stage.ts';

const tests = (name: string, passed: number, failed: number): Stage => ({
  name,
  run: async () => ({ isOk: failed === 0, counts: { passed, failed, skipped: 0 } }),
});
const check = (name: string, isOk: boolean): Stage => ({ name, run: async () => checked(isOk) });

const printed: string[] = [];

beforeEach(() => {
  printed.length = 0;
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(...line.split('\n')));
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => void vi.restoreAllMocks());

test('tests of all stages are summed in the last line', async () => {
  const outcome = await runStages('.', [check('lint', true), tests('unit', 10, 0), tests('servers', 5, 0)]);

  expect(outcome.isOk).toBe(true);
  expect(printed.at(-1)).toBe('15 passed, 0 failed');
});

test('a failing check is a failure, and later stages still run', async () => {
  const outcome = await runStages('.', [check('lint', false), tests('unit', 10, 2)]);

  expect(outcome.isOk).toBe(false);
  expect(printed.at(-1)).toBe('10 passed, 3 failed');
});

test('a runner that ends badly without a failing test is a failure', async () => {
  const broken: Stage = {
    name: 'unit',
    run: async () => ({ isOk: false, counts: { passed: 4, failed: 0, skipped: 0 } }),
  };

  expect((await runStages('.', [broken])).counts).toEqual({ passed: 4, failed: 1, skipped: 0 });
});

test('a stage that throws is a failure', async () => {
  const broken: Stage = { name: 'needs', run: () => Promise.reject(new Error('no network')) };

  expect((await runStages('.', [broken])).isOk).toBe(false);
});

test('nothing runs after a required stage that failed', async () => {
  const required = { ...check('needs', false), isRequired: true };

  const outcome = await runStages('.', [required, tests('unit', 10, 0)]);

  expect(outcome.counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
