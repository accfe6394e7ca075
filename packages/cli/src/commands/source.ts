import { restartSource, type SourceRestart } from '@tidemark/operations';
import { type SourceName, sourceNames } from '@tidemark/pipeline';
import { withServers } from '@tidemark/stream';
import { Argument, Command, Option } from 'commander';
import { print } from './print.ts';

/** `tidemark source …`: gives an intake that lost its offsets a new start. */
export function sourceCommand(): Command {
  return new Command('source')
    .description('give a source whose committed offsets are gone a new start; stop its intake first')
    .addCommand(
      way(
        'resume',
        'the offsets expired, the topic is the same: repeats are dropped by their source position',
        'same',
      ),
    )
    .addCommand(
      way('recreated', 'the topic was made anew: its offsets begin again and count as new', 'recreated'),
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
