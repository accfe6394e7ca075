import type { EpochMs } from '@tidemark/core';
import {
  checkCalibration,
  type PublishedCalibration,
  prepareCalibration,
  publishCalibration,
} from '@tidemark/operations';
import { type ServiceContext, withServers } from '@tidemark/stream';
import { Command } from 'commander';
import { describeScorecard } from '../calibrate/describe-scorecard.ts';
import { describeUnlikely } from '../calibrate/describe-unlikely.ts';
import { loadScorecard, saveScorecard } from '../calibrate/scorecard-files.ts';
import { describeFits } from '../replay/describe-fits.ts';
import { confirm } from './confirm.ts';
import { instant } from './parse-option.ts';
import { print } from './print.ts';

interface CalibrateFlags {
  readonly scorecard?: string;
  readonly out?: string;
  readonly effectiveAt?: EpochMs;
  readonly yes?: true;
  readonly dryRun?: true;
}

/** `tidemark calibrate`: new cut points and models for a running deployment, by its customers or from a file. */
export function calibrateCommand(): Command {
  return new Command('calibrate')
    .description(
      'make a scorecard from the current customers and fit the models to them, show what it changes, and publish it',
    )
    .option('--scorecard <file>', 'publish this scorecard.json instead of making one')
    .option('--out <file>', 'write the scorecard into a file, as `replay --calibrate` takes it')
    .option(
      '--effective-at <instant>',
      'ISO 8601, when it takes effect (default: the instant in its file if that lies ahead, else in a minute)',
      instant,
    )
    .option('--yes', 'do not ask')
    .option('--dry-run', 'show what would change; publish nothing')
    .action((flags: CalibrateFlags) =>
      withServers('calibrate', ['store', 'registry'], (context) => run(context, flags)),
    );
}

async function run(context: ServiceContext, flags: CalibrateFlags): Promise<void> {
  const given = flags.scorecard === undefined ? undefined : await loadScorecard(flags.scorecard);
  const prepared = await prepareCalibration(context, { given, effectiveAt: flags.effectiveAt });
  const { before, scorecard, keptOut, unlikely } = prepared;
  if (flags.dryRun !== true) await checkCalibration(context, prepared);
  print(describeScorecard(before, scorecard));
  for (const line of describeFits({ models: scorecard.models, keptOut })) print(line);
  if (unlikely !== null) print(describeUnlikely(unlikely));
  if (flags.dryRun !== true && flags.yes !== true) await confirm('Publish', 'Nothing was published');
  const published = flags.dryRun === true ? undefined : await publishCalibration(context, prepared);
  // Before the file, which may fail: the scorecard is published all the same.
  print(published === undefined ? 'Nothing was published.' : describeOutcome(published));
  if (flags.out !== undefined)
    await saveScorecard(flags.out, scorecard, published?.effectiveAt ?? prepared.effectiveAt);
}

function describeOutcome({ outcome, version, effectiveAt }: PublishedCalibration): string {
  const from = new Date(effectiveAt).toISOString();
  switch (outcome) {
    case 'published':
      return `Scorecard ${version} takes effect at ${from}.`;
    case 'completed':
      return `Scorecard ${version} is now in every partition; some lacked it. It is in effect from ${from} in all of them.`;
    case 'unchanged':
      return `Scorecard ${version} is in every partition already; nothing was changed.`;
    default:
      return outcome satisfies never;
  }
}
