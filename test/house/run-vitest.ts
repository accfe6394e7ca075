import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runVisibly } from './run-visibly.ts';
import type { StageResult } from './stage.ts';
import { NO_TESTS, type TestCounts } from './test-counts.ts';

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

/** Runs the tests of some of vitest.config.ts's projects and counts them. */
export async function runVitest(root: string, projects: readonly string[]): Promise<StageResult> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-test-'));
  const file = join(folder.path, 'report.json');
  const selected = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const isOk = await runVisibly(root, 'vitest', ['run', ...selected, ...reporters]);
  return { isOk, counts: await readCounts(file) };
}

async function readCounts(file: string): Promise<TestCounts> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return NO_TESTS; // vitest ended before its first test and has said why
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report.parse(JSON.parse(text));
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests };
}
