import { restartSource, type SourceRestart } from '@tidemark/operations';
import { type SourceName, sourceNames } from '@tidemark/pipeline';
import { withServers } from '@tidemark/stream';
import { Argument, Command, Option } from 'commander';
import { print } from './print.ts';

/** `tidemark source …`: gives an intake that lost its offsets a new start. */
export function sourceCommand(): Command {
  return new Command('source')
    .description('restart a source whose committed offsets are lost; stop its intake first')
    .addCommand(
      way(
        'resume',
        'for expired offsets of the same topic; records read again are dropped by source position',
        'same',
      ),
    )
    .addCommand(
      way(
        'recreated',
        'for a topic that was deleted and created again; its records count as new, whatever their offsets',
        'recreated',
      ),
    );
}

function way(name: string, description: string, topic: SourceRestart['topic']): Command {
  return new Command(name)
    .description(description)
    .addArgument(new Argument('<source>', 'which source').choices(sourceNames))
    .addOption(
      new Option('--from <where>', 'where to start').choices(['earliest', 'latest']).default('earliest'),
    )
    .action(async (intake: SourceName, { from }: Pick<SourceRestart, 'from'>) => {
      await withServers('source', ['store', 'registry'], async (context) => {
        const { partitions, incarnation } = await restartSource(context, { intake, topic, from });
        print(
          `${intake} starts at the ${from} offsets of ${partitions} partitions as incarnation ${incarnation}.`,
        );
      });
    });
}
