import { Command } from 'commander';
import { describeCheck } from '../policy/describe-check.ts';
import { findPolicy } from '../policy/find-policy.ts';

/** `tidemark policy check`: whether rules can be used, and what in them means less than it seems to. */
export function policyCommand(): Command {
  const check = new Command('check')
    .description(
      'check a policy: every fault with its line, segments nobody can be in, limits that never decide, and names',
    )
    .argument('<preset or file>', 'the name of a preset, or a YAML file')
    .action(async (nameOrPath: string) => {
      console.log(describeCheck(nameOrPath, await findPolicy(nameOrPath)));
    });
  return new Command('policy').description('look at rules').addCommand(check);
}
