import { auditDeployment, isClean, type SampleSize } from '@tidemark/operations';
import { createSystemTiming, withServers } from '@tidemark/stream';
import { Command, InvalidArgumentError } from 'commander';
import { auditJson } from '../audit/audit-json.ts';
import { openAuditProgress } from '../audit/audit-progress.ts';
import { describeAudit } from '../audit/describe-audit.ts';
import { parseSampleSize } from '../audit/parse-sample-size.ts';
import { print, printJson } from './print.ts';

interface AuditFlags {
  readonly sample?: SampleSize;
  readonly json?: true;
}

/** `tidemark audit`: is the state the fold of the log, and do the public topics hold its outputs? */
export function auditCommand(): Command {
  return new Command('audit')
    .description(
      'recompute state, due index, counters and outputs from the log, and compare them with what is stored; read only',
    )
    .option(
      '--sample <percent or count>',
      'compare only a sample of customers, always the same ones',
      toSample,
    )
    .option('--json', 'as one JSON object')
    .addHelpText('after', '\nThe services may run meanwhile. Exits with 1 when anything differs.')
    .action(async ({ sample, json }: AuditFlags) => {
      const { stderr } = process;
      const write = stderr.isTTY ? (text: string) => void stderr.write(text) : undefined;
      const progress = openAuditProgress(createSystemTiming(), write);
      const { onFolded } = progress;
      const report = await withServers('audit', ['store', 'registry'], (context) =>
        auditDeployment(context, { sample, onFolded }),
      ).finally(progress.close);
      if (json) printJson(auditJson(report));
      else print(describeAudit(report));
      if (!isClean(report)) process.exitCode = 1;
    });
}

function toSample(text: string): SampleSize {
  const size = parseSampleSize(text);
  if (size !== undefined) return size;
  throw new InvalidArgumentError('Expected a percentage such as 5% or a number of customers such as 10000.');
}
