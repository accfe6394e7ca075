import { performance } from 'node:perf_hooks';
import { checked, type Stage, type StageResult } from './stage.ts';
import { addCounts, NO_TESTS, summaryLine, type TestCounts } from './test-counts.ts';

/** What a run of stages came to. */
export interface RunOutcome {
  readonly isOk: boolean;
  /** A stage that fails without a failing test of its own counts as one failure. */
  readonly counts: TestCounts;
}

/** Runs the stages in order, prints a header and the time of each and last of all the summary line. */
export async function runStages(root: string, stages: readonly Stage[]): Promise<RunOutcome> {
  let counts = NO_TESTS;
  const report: string[] = [];
  for (const stage of stages) {
    console.log(`\n━━ ${stage.name}`);
    const startedMs = performance.now();
    const result = await runStage(root, stage);
    const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
    report.push(`${result.isOk ? 'ok    ' : 'FAILED'}  ${stage.name} (${seconds} s)`);
    console.log(report.at(-1));
    counts = addCounts(counts, failureCounts(result));
    if (!result.isOk && stage.isRequired) break;
  }
  console.log(`\n${report.join('\n')}\n\n${summaryLine(counts)}`);
  return { isOk: counts.failed === 0, counts };
}

async function runStage(root: string, stage: Stage): Promise<StageResult> {
  try {
    return await stage.run(root);
  } catch (error) {
    console.error(error);
    return checked(false);
  }
}

function failureCounts({ isOk, counts }: StageResult): TestCounts {
  return isOk || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}
