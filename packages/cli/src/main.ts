import { Command } from 'commander';
import { demoCommand } from './commands/demo.ts';
import { isExpected } from './commands/is-expected.ts';

const program = new Command('tidemark')
  .description(
    'Real-time customer classification: segment changes and churn alerts, also when the cause is silence',
  )
  .addCommand(demoCommand());

try {
  await program.parseAsync();
} catch (error) {
  if (!isExpected(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
