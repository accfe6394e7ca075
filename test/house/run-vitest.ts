import { mkdtempDisposable, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPORT_VARIABLE, type RunReport } from './report-run.ts';
import { runVisibly } from './run-visibly.ts';
import type { StageResult } from './stage.ts';
import type { Print } from './take-turns.ts';
import { NO_TESTS } from './test-counts.ts';

/** Runs the tests of some of vitest.config.ts's projects, counts them and times their files. */
export async function runVitest(
  root: string,
  projects: readonly string[],
  print: Print,
): Promise<StageResult> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-test-'));
  const file = join(folder.path, 'report.json');
  const selected = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=./test/house/report-run.ts'];
  const args = ['run', ...selected, ...reporters];
  const isOk = await runVisibly(root, { name: 'vitest', args, env: { [REPORT_VARIABLE]: file } }, print);
  return { isOk, ...(await readReport(file)) };
}

async function readReport(file: string): Promise<RunReport> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return { counts: NO_TESTS, files: [] }; // vitest ended before its first test and has printed why
  }
  return JSON.parse(text) as RunReport;
}
