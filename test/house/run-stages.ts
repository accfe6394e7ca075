import { performance } from 'node:perf_hooks';
import { type FileTime, slowestFiles } from './slowest-files.ts';
import { checked, type Stage, type StageResult } from './stage.ts';
import { type Print, type Turn, takeTurns } from './take-turns.ts';
import { addCounts, NO_TESTS, summaryLine, type TestCounts } from './test-counts.ts';

/** What a run of stages came to. */
export interface RunOutcome {
  readonly isOk: boolean;
  /** A stage that fails without a failing test of its own counts as one failure. */
  readonly counts: TestCounts;
}

/** A stage that has run. */
interface Finished extends StageResult {
  readonly line: string;
}

/**
 * Runs the stages, those of one lane in order and lanes side by side, and prints them in the order given: of each a header,
 * what it prints and its time; then the slowest test files, and last of all the summary line.
 */
export async function runStages(root: string, stages: readonly Stage[], print: Print): Promise<RunOutcome> {
  const turns = takeTurns(stages.length, print);
  const finished: (Finished | undefined)[] = stages.map(() => undefined);
  let isOver = false;
  const runLane = async (lane: string) => {
    for (const [place, stage] of stages.entries()) {
      if (stage.lane !== lane) continue;
      const turn = turns[place]!;
      if (!isOver) {
        const result = await runStage(root, stage, turn);
        finished[place] = result;
        if (!result.isOk && stage.isRequired) isOver = true;
      }
      turn.end();
    }
  };
  await Promise.all([...new Set(stages.map(({ lane }) => lane))].map(runLane));
  const ran = finished.filter((each) => each !== undefined);
  const counts = ran.map(failureCounts).reduce(addCounts, NO_TESTS);
  print(`\n${closing(ran, counts)}\n`);
  return { isOk: counts.failed === 0, counts };
}

function closing(ran: readonly Finished[], counts: TestCounts): string {
  const files: readonly FileTime[] = ran.flatMap((each) => each.files);
  const parts = [slowestFiles(files), ran.map(({ line }) => line).join('\n'), summaryLine(counts)];
  return parts.filter((part) => part !== '').join('\n\n');
}

async function runStage(root: string, stage: Stage, { print }: Turn): Promise<Finished> {
  print(`\n━━ ${stage.name}\n`);
  const startedMs = performance.now();
  const result = await stage.run(root, print).catch((error: unknown) => {
    print(`${error instanceof Error ? error.stack : String(error)}\n`);
    return checked(false);
  });
  const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
  const line = `${result.isOk ? 'ok    ' : 'FAILED'}  ${stage.name} (${seconds} s)`;
  print(`${line}\n`);
  return { ...result, line };
}

function failureCounts({ isOk, counts }: StageResult): TestCounts {
  return isOk || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}
