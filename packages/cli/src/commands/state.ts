import { readCustomer } from '@tidemark/operations';
import type { Language } from '@tidemark/pipeline';
import { InputError } from '@tidemark/simulation';
import { withServers } from '@tidemark/stream';
import { Command, Option } from 'commander';
import { describeState } from '../customers/describe-state.ts';
import { customerId } from './parse-option.ts';
import { print, printJson } from './print.ts';

/** `tidemark state <customer>`: what is known of a customer, its plan of follow-ups, and what becomes due without further events. */
export function stateCommand(): Command {
  return new Command('state')
    .description(
      'show a customer: classes, profile, signals of churn, its plan of follow-ups, and what becomes due without further events',
    )
    .argument('<customer>', 'the customer id', customerId)
    .option('--json', 'as one JSON object')
    .addOption(
      new Option('--lang <language>', 'name classes as the policy labels them').choices(['en', 'zh']),
    )
    .action(async (id: string, flags: { readonly json?: true; readonly lang?: Language }) => {
      const found = await withServers('state', ['store', 'registry'], (context) => readCustomer(context, id));
      if (found === undefined) {
        throw new InputError(`No customer "${id}" is known here. Ids are compared byte for byte.`);
      }
      if (flags.json) printJson(JSON.stringify(found, null, 2));
      else print(describeState(found, flags.lang));
    });
}
