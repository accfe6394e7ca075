import type { EpochMs, Scorecard } from '@tidemark/core';
import { type CalibratedDeployment, lookAtDeployment, refusal } from '@tidemark/operations';
import { calibrateNow, earliestEffect, type PutRules, publishScorecard } from '@tidemark/pipeline';
import { type ServiceContext, withServers } from '@tidemark/stream';
import { Command } from 'commander';
import { describeScorecard } from '../calibrate/describe-scorecard.ts';
import { loadScorecard, saveScorecard } from '../calibrate/scorecard-files.ts';
import { confirm } from './confirm.ts';
import { instant } from './parse-option.ts';

interface CalibrateFlags {
  readonly scorecard?: string;
  readonly out?: string;
  readonly effectiveAt?: EpochMs;
  readonly yes?: true;
  readonly dryRun?: true;
}

/** `tidemark calibrate`: new cut points for a running deployment, by its customers or from a file. */
export function calibrateCommand(): Command {
  return new Command('calibrate')
    .description('make a scorecard of the customers as they are, show what it changes, and put it in force')
    .option('--scorecard <file>', 'publish this scorecard.json instead of making one')
    .option('--out <file>', 'write the scorecard into a file, as `replay --calibrate` takes it')
    .option(
      '--effective-at <instant>',
      'ISO 8601, when it takes effect (default: when its file says if that lies ahead, else in a minute)',
      instant,
    )
    .option('--yes', 'do not ask')
    .option('--dry-run', 'show what would change; publish nothing')
    .action((flags: CalibrateFlags) =>
      withServers('calibrate', ['store', 'registry'], (context) => run(context, flags)),
    );
}

async function run(context: ServiceContext, flags: CalibrateFlags): Promise<void> {
  const file = flags.scorecard === undefined ? undefined : await loadScorecard(flags.scorecard);
  const deployment = await lookAtDeployment(context);
  const scorecard = file?.scorecard ?? (await made(context, deployment));
  const earliest = earliestEffect(context, deployment.deployment, deployment.status);
  const effectiveAt = flags.effectiveAt ?? ahead(file?.effectiveAt, earliest);
  console.log(describeScorecard(deployment, scorecard));
  if (flags.dryRun !== true && flags.yes !== true) await confirm('Publish', 'Nothing was published');
  const put =
    flags.dryRun === true
      ? undefined
      : await publishScorecard(context, {
          scorecard,
          effectiveAt,
          earliest,
          after: deployment.scorecardVersion,
        });
  if (flags.out !== undefined)
    await saveScorecard(flags.out, scorecard, put?.record.effectiveAt ?? effectiveAt);
  console.log(put === undefined ? 'Nothing was published.' : describeOutcome(put));
}

/** A replay's scorecard acted when its history ended: put in force here, it acts as soon as any other. */
function ahead(at: EpochMs | undefined, earliest: EpochMs): EpochMs | undefined {
  return at !== undefined && at >= earliest ? at : undefined;
}

async function made(context: ServiceContext, deployment: CalibratedDeployment): Promise<Scorecard> {
  const { earliest } = deployment.status;
  if (deployment.pendingUntil !== undefined) {
    const until = new Date(deployment.pendingUntil).toISOString();
    throw refusal(
      `a policy or scorecard takes effect at ${until}, and customers are not counted by its windows yet. Calibrate after that.`,
    );
  }
  if (earliest === 0)
    throw refusal(
      'not every partition has been told the time yet. Is the clock running, and the history loaded?',
    );
  const scorecard = await calibrateNow(context, deployment.deployment, deployment.policy, earliest);
  if (scorecard !== undefined) return scorecard;
  throw refusal('nobody has a purchase in the window.');
}

function describeOutcome({ outcome, record }: PutRules): string {
  const from = new Date(record.effectiveAt).toISOString();
  switch (outcome) {
    case 'put':
      return `Scorecard ${record.version} takes effect at ${from}.`;
    case 'completed':
      return `Scorecard ${record.version} now stands in every partition, which it did not before. It acts from ${from} on in all of them.`;
    case 'unchanged':
      return `Scorecard ${record.version} stands in every partition; nothing was changed.`;
    case 'overtaken':
      throw refusal(
        `somebody else has published scorecard ${record.version} meanwhile. Look at it and calibrate again.`,
      );
    default:
      return outcome satisfies never;
  }
}
