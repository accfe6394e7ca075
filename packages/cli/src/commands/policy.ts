import { Command } from 'commander';
import { describeCheck } from '../policy/describe-check.ts';
import { findPolicy } from '../policy/find-policy.ts';

/** `tidemark policy check`: whether rules can be used, and what in them means less than it seems to. */
export function policyCommand(): Command {
  const check = new Command('check')
    .description(
      'validate a policy: errors with their lines, segments that nobody can be in, limits without effect, labels',
    )
    .argument('<preset or file>', 'the name of a preset, or a YAML file')
    .action(async (nameOrPath: string) => {
      console.log(describeCheck(nameOrPath, await findPolicy(nameOrPath)));
    });
  return new Command('policy').description('validate policies before they are used').addCommand(check);
}
