import { declarationOfSeveral, services } from '@tidemark/pipeline';
import { runService } from '@tidemark/stream';
import { Command, Option } from 'commander';

/** `tidemark run`: services in one process, all of them by default. */
export function runCommand(): Command {
  const flags = flagOptions();
  const command = new Command('run')
    .description('run services in one process until SIGTERM: all of them, or those that are named')
    .argument('[service...]', `of ${services.map(({ name }) => name).join(', ')}`);
  for (const { option } of flags) command.addOption(option);
  return command.action(async (names: readonly string[], given: Readonly<Record<string, true>>) => {
    const set = flags.filter(({ option }) => given[option.attributeName()]).map(({ flag }) => flag);
    await runService(declarationOfSeveral(names, set));
  });
}

/** Every flag that a service takes, with the services that take it. */
function flagOptions() {
  const described = new Map<string, string>();
  for (const { flags } of services)
    for (const [flag, does] of Object.entries(flags)) described.set(flag, does);
  return [...described].map(([flag, does]) => {
    const takers = services.filter(({ flags }) => flag in flags).map(({ name }) => name);
    return { flag, option: new Option(`--${flag}`, `${takers.join(', ')}: ${does}`) };
  });
}
