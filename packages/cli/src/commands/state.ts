import { readCustomer } from '@tidemark/operations';
import type { Language } from '@tidemark/pipeline';
import { withServers } from '@tidemark/stream';
import { Command, Option } from 'commander';
import { describeState } from '../customers/describe-state.ts';

/** `tidemark state <customer>`: what is known of a customer, and what becomes due without further events. */
export function stateCommand(): Command {
  return new Command('state')
    .description('show a customer: classes, profile, and what becomes due without further events')
    .argument('<customer>', 'the customer id')
    .option('--json', 'as one JSON object')
    .addOption(
      new Option('--lang <language>', 'name classes as the policy labels them').choices(['en', 'zh']),
    )
    .action(async (customerId: string, flags: { readonly json?: true; readonly lang?: Language }) => {
      const found = await withServers('state', ['store', 'registry'], (context) =>
        readCustomer(context, customerId),
      );
      if (found === undefined) {
        console.error(`No customer "${customerId}" is known here. Ids are compared byte for byte.`);
        process.exitCode = 1;
        return;
      }
      console.log(flags.json ? JSON.stringify(found, null, 2) : describeState(found, flags.lang));
    });
}
