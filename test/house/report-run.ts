import { writeFile } from 'node:fs/promises';
import type { Reporter, TestModule } from 'vitest/node';
import type { FileTime } from './slowest-files.ts';
import { addCounts, NO_TESTS, type TestCounts } from './test-counts.ts';

/** What one run of vitest came to. */
export interface RunReport {
  readonly counts: TestCounts;
  readonly files: readonly FileTime[];
}

/** Names the file that the report goes to. */
export const REPORT_VARIABLE = 'TIDEMARK_TEST_REPORT';

/** A reporter for vitest, which makes it by its default export: writes the run's `RunReport` as JSON. */
export default function reportRun(): Reporter {
  return {
    onTestRunEnd: async (modules) => {
      const counts = modules.map(countsOf).reduce(addCounts, NO_TESTS);
      const report: RunReport = { counts, files: modules.map(timeOf) };
      await writeFile(process.env[REPORT_VARIABLE]!, JSON.stringify(report));
    },
  };
}

/** A test that has not come to an end counts as skipped, as one does that was not to run. */
function countsOf(module: TestModule): TestCounts {
  const states = [...module.children.allTests()].map((test) => test.result().state);
  const passed = states.filter((state) => state === 'passed').length;
  const failed = states.filter((state) => state === 'failed').length;
  return { passed, failed, skipped: states.length - passed - failed };
}

function timeOf(module: TestModule): FileTime {
  return { file: module.relativeModuleId, seconds: module.diagnostic().duration / 1_000 };
}
