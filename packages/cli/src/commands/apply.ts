import { type PreparedApply, prepareApply } from '@tidemark/operations';
import { type AppliedRules, applyRules, checkRules, readDeployment } from '@tidemark/pipeline';
import { tryRules } from '@tidemark/simulation';
import { withServers } from '@tidemark/stream';
import { Command } from 'commander';
import { findPolicy } from '../policy/find-policy.ts';
import { fitPolicy } from '../policy/fit-policy.ts';
import { describeMovers } from '../replay/describe-movers.ts';
import { whyDifferent } from '../replay/why.ts';
import { plainTable } from '../terminal/plain-table.ts';
import { openProgress } from '../terminal/progress.ts';
import { confirm } from './confirm.ts';
import { instant } from './parse-option.ts';
import { print } from './print.ts';

interface ApplyFlags {
  readonly effectiveAt?: number;
  readonly history?: string;
  readonly yes?: true;
}

/** `tidemark apply`: new rules for a running deployment. */
export function applyCommand(): Command {
  return new Command('apply')
    .description('show how a policy differs from the one in force, and put it in force')
    .argument('<preset or file>', 'the name of a preset, or a YAML file')
    .option('--effective-at <instant>', 'ISO 8601, when it takes effect (default: in a minute)', instant)
    .option(
      '--history <file.csv>',
      'run it over a history first, and show which customers would move and why, and what there is to do',
    )
    .option('--yes', 'do not ask')
    .action(async (nameOrPath: string, flags: ApplyFlags) => {
      const file = await findPolicy(nameOrPath);
      await withServers('apply', ['store', 'registry'], async (context) => {
        const policy = fitPolicy(file, await readDeployment(context));
        await checkRules(context, { policy, effectiveAt: flags.effectiveAt });
        const prepared = await prepareApply(context, policy);
        const isDifferent = prepared.differences.length > 0;
        print(describe(prepared));
        if (isDifferent && flags.history !== undefined) {
          const tried = { policy, path: flags.history };
          const progress = openProgress(process.stderr);
          print(describeMovers(await tryRules(context, tried, { explain: whyDifferent, progress })));
        }
        if (isDifferent && flags.yes !== true) await confirm('Apply', 'Nothing was applied');
        const applied = await applyRules(context, {
          policy,
          effectiveAt: flags.effectiveAt,
          after: prepared.version,
        });
        print(describeOutcome(applied));
      });
    });
}

function describe({ version, differences, shadowed }: PreparedApply): string {
  const notActing = shadowed.map(
    (path) =>
      `The scorecard in force takes the place of ${path}: "calibration" in the policy can fix it instead.`,
  );
  if (differences.length === 0)
    return [`These are the rules of policy ${version}, the newest one.`, ...notActing].join('\n');
  const table = plainTable(['', `policy ${version}`, 'now']);
  for (const { path, before, after } of differences) table.push([path, before ?? '-', after ?? '-']);
  return [String(table), ...notActing].join('\n');
}

function describeOutcome({ outcome, version, effectiveAt }: AppliedRules): string {
  const from = new Date(effectiveAt).toISOString();
  switch (outcome) {
    case 'applied':
      return `Policy ${version} takes effect at ${from}.`;
    case 'completed':
      return `Policy ${version} is now in every partition; some lacked it. It is in effect from ${from} in all of them.`;
    case 'unchanged':
      return `Policy ${version} is in every partition already; nothing was changed.`;
    default:
      return outcome satisfies never;
  }
}
