import { DAYS_KEPT, type JudgedDeployment, readDeployment } from '@tidemark/pipeline';
import { withServers } from '@tidemark/stream';
import { Command, Option } from 'commander';
import { describeCheck } from '../policy/describe-check.ts';
import { findPolicy } from '../policy/find-policy.ts';
import { fitPolicy } from '../policy/fit-policy.ts';
import { toCurrencies } from './parse-option.ts';
import { print } from './print.ts';

interface CheckFlags {
  readonly currency?: readonly string[];
  readonly deployment?: true;
}

/** `tidemark policy check`: whether rules can be used, and what in them means less than it seems to. */
export function policyCommand(): Command {
  const check = new Command('check')
    .description(
      'validate a policy: errors with their lines, segments that no customer can be in, limits without effect, labels',
    )
    .argument('<preset or file>', 'the name of a preset, or a YAML file')
    .option(
      '--currency <codes...>',
      'check the rates as for a deployment with these ISO 4217 codes',
      toCurrencies,
    )
    .addOption(
      new Option('--deployment', 'check against the running deployment that the environment names').conflicts(
        'currency',
      ),
    )
    .action(async (nameOrPath: string, flags: CheckFlags) => {
      const file = await findPolicy(nameOrPath);
      fitPolicy(file, await judgedDeployment(flags));
      print(describeCheck(nameOrPath, file));
    });
  return new Command('policy').description('validate policies before they are used').addCommand(check);
}

/** What the running deployment was set up with, or what `setup` would make. */
async function judgedDeployment({ currency, deployment }: CheckFlags): Promise<JudgedDeployment> {
  if (deployment !== true) return { daysKept: DAYS_KEPT, currencies: currency };
  return withServers('policy', ['registry'], readDeployment);
}
