import { followOutputs, outputJson, type PublishedOutput } from '@tidemark/operations';
import { readDeployment } from '@tidemark/pipeline';
import { type ServiceContext, withServers } from '@tidemark/stream';
import { Command, Option } from 'commander';
import { describeOutput } from '../sentences/describe-output.ts';
import { localTime } from '../sentences/local-time.ts';
import { openLineWriter } from '../terminal/line-writer.ts';
import { untilInterrupted } from './interrupt.ts';

interface ConsumeFlags {
  readonly from: 'earliest' | 'latest';
  readonly exit?: true;
  readonly json?: true;
}

/** `tidemark consume`: what a deployment publishes, as any consumer sees it. */
export function consumeCommand(): Command {
  return new Command('consume')
    .description('print segment changes, churn alerts and follow-ups as they are published, until Ctrl-C')
    .addOption(
      new Option('--from <where>', 'where to begin').choices(['earliest', 'latest']).default('latest'),
    )
    .option('--exit', 'stop where the topics end now, instead of following')
    .option('--json', 'one JSON object per output and line')
    .action(async (flags: ConsumeFlags) => {
      await withServers('consume', ['registry'], (context) => consume(context, flags));
    });
}

async function consume(context: ServiceContext, { from, exit, json }: ConsumeFlags): Promise<void> {
  const out = openLineWriter(process.stdout);
  const enough = AbortSignal.any([untilInterrupted(), out.gone]);
  const { zone } = await readDeployment(context);
  const style = { zone, nameOf: () => undefined };
  const line = (output: PublishedOutput) =>
    json ? outputJson(output) : `${localTime(zone, output.at)}  ${describeOutput(output, style)}`;
  const stretches = followOutputs(context, { from, isEndless: exit !== true, enough });
  for await (const outputs of stretches) {
    await out.write(outputs.map((output) => `${line(output)}\n`).join(''));
  }
}
