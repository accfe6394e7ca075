import { DAYS_KEPT, deploymentWith, setup } from '@tidemark/pipeline';
import { loadZone } from '@tidemark/simulation';
import { withServers } from '@tidemark/stream';
import { Command, InvalidArgumentError, Option } from 'commander';
import { findPolicy } from '../policy/find-policy.ts';
import { fitPolicy } from '../policy/fit-policy.ts';
import { instant, toCurrencies } from './parse-option.ts';
import { print } from './print.ts';

interface SetupFlags {
  readonly policy: string;
  readonly zone: string;
  readonly currency: readonly string[];
  readonly partitions: number;
  readonly from: 'earliest' | 'latest';
  readonly goLive?: number;
  readonly simulated?: true;
}

/** `tidemark setup`: makes a deployment on the servers that the environment names. */
export function setupCommand(): Command {
  return new Command('setup')
    .description('make a deployment: topics, schemas, fixed settings, first policy, starting offsets')
    .option('--policy <preset or file>', 'the first policy', 'retail')
    .option('--zone <name>', 'the time zone of days and windows, such as Europe/Berlin', 'UTC')
    .requiredOption(
      '--currency <codes...>',
      'ISO 4217 codes that events may carry; the first is that of profiles',
      toCurrencies,
    )
    .option('--partitions <count>', 'partitions of customer-events; can never change', toCount, 8)
    .addOption(
      new Option('--from <where>', 'where to start in topics that exist')
        .choices(['earliest', 'latest'])
        .default('earliest'),
    )
    .option(
      '--go-live <instant>',
      'ISO 8601; changes before it are historical, alerts before it are not sent (default: now)',
      instant,
    )
    .option('--simulated', 'ticks may run ahead of the clock: for demonstrations and tests')
    .action(async (flags: SetupFlags) => {
      const file = await findPolicy(flags.policy);
      const policy = fitPolicy(file, { daysKept: DAYS_KEPT, currencies: flags.currency });
      const zone = loadZone(flags.zone);
      await withServers('setup', ['registry'], async (context) => {
        const deployment = deploymentWith({
          id: context.deployment,
          partitions: flags.partitions,
          zone,
          currencies: flags.currency,
          goLive: flags.goLive ?? context.timing.now(),
          time: flags.simulated === true ? 'simulated' : 'real',
        });
        const inForce = await setup(context, { deployment, policy, from: flags.from });
        print(
          `Deployment "${inForce.id}" is set up: ${inForce.partitions} partitions, zone ${inForce.zone.name}, ${inForce.currencies.join(', ')}, live from ${new Date(inForce.goLive).toISOString()}.`,
        );
      });
    });
}

function toCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 1_000) return count;
  throw new InvalidArgumentError('Give a whole number from 1 to 1000.');
}
