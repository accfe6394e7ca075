import { exitCodeFor, processEnvironment } from '@tidemark/stream';
import { Command } from 'commander';
import { applyCommand } from './commands/apply.ts';
import { auditCommand } from './commands/audit.ts';
import { calibrateCommand } from './commands/calibrate.ts';
import { consumeCommand } from './commands/consume.ts';
import { deadLettersCommand } from './commands/dead-letters.ts';
import { demoCommand } from './commands/demo.ts';
import { exportCommand } from './commands/export.ts';
import { isExpected } from './commands/is-expected.ts';
import { policyCommand } from './commands/policy.ts';
import { printError } from './commands/print-error.ts';
import { replayCommand } from './commands/replay.ts';
import { runCommand } from './commands/run.ts';
import { setupCommand } from './commands/setup.ts';
import { simulateCommand } from './commands/simulate.ts';
import { sourceCommand } from './commands/source.ts';
import { stateCommand } from './commands/state.ts';
import { statusCommand } from './commands/status.ts';
import { userFolder } from './commands/user-folder.ts';
import { watchStandardOutput } from './commands/watch-standard-output.ts';

const program = new Command('tidemark')
  .description(
    'Real-time customer classification: segment changes and churn alerts, also when the cause is silence',
  )
  .addCommand(demoCommand())
  .addCommand(setupCommand())
  .addCommand(runCommand())
  .addCommand(policyCommand())
  .addCommand(replayCommand())
  .addCommand(simulateCommand())
  .addCommand(applyCommand())
  .addCommand(calibrateCommand())
  .addCommand(consumeCommand())
  .addCommand(exportCommand())
  .addCommand(stateCommand())
  .addCommand(statusCommand())
  .addCommand(auditCommand())
  .addCommand(deadLettersCommand())
  .addCommand(sourceCommand());

watchStandardOutput(process.stdout, (line) => {
  printError(line);
  process.exit(1);
});
// Every path of every command is meant from there.
process.chdir(userFolder(processEnvironment(), process.cwd()));
// Where nothing can be written, the error is dropped.
process.stderr.on('error', () => undefined);

try {
  await program.parseAsync();
} catch (error) {
  if (!isExpected(error)) throw error;
  printError(error.message);
  process.exitCode = exitCodeFor(error);
}
