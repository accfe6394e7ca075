import { knownIncarnation } from '@tidemark/operations';
import { type IntakeName, intakeNames, namesOf } from '@tidemark/pipeline';
import { InputError } from '@tidemark/simulation';
import { type CommittedOffset, encodeSourceCommit, type ServiceContext, withServers } from '@tidemark/stream';
import { Argument, Command, Option } from 'commander';

type Start = 'earliest' | 'latest';

/** `tidemark source …`: gives an intake that lost its offsets a new start. */
export function sourceCommand(): Command {
  return new Command('source')
    .description('give a source whose committed offsets are gone a new start; stop its intake first')
    .addCommand(
      way(
        'resume',
        'the offsets expired, the topic is the same: repeats are dropped by their source position',
        (known) => Math.max(1, known),
      ),
    )
    .addCommand(
      way(
        'recreated',
        'the topic was made anew: its offsets begin again and count as new',
        (known) => known + 1,
      ),
    );
}

function way(name: string, description: string, incarnationAfter: (known: number) => number): Command {
  return new Command(name)
    .description(description)
    .addArgument(new Argument('<source>', 'which source').choices(intakeNames))
    .addOption(
      new Option('--from <where>', 'where to start').choices(['earliest', 'latest']).default('earliest'),
    )
    .action(async (intake: IntakeName, { from }: { readonly from: Start }) => {
      await withServers('source', ['store', 'registry'], async (context) => {
        const incarnation = incarnationAfter(await knownIncarnation(context, intake));
        const offsets = await startingOffsets(context, intake, from, incarnation);
        await context.log.commitFor(namesOf(context).intakeGroup(intake), offsets);
        console.log(
          `${intake} starts at the ${from} offsets of ${offsets.length} partitions as incarnation ${incarnation}.`,
        );
      });
    });
}

async function startingOffsets(
  context: ServiceContext,
  intake: IntakeName,
  from: Start,
  incarnation: number,
): Promise<readonly CommittedOffset[]> {
  const topic = namesOf(context).source(intake);
  const bounds = await context.log.bounds(topic);
  if (bounds === undefined)
    throw new InputError(`Cannot start ${topic}: there is no such topic. Create it first.`);
  const metadata = encodeSourceCommit({ incarnation, dead: '' });
  return bounds.map(({ partition, start, end }) => ({
    topic,
    partition,
    offset: from === 'earliest' ? start : end,
    metadata,
  }));
}
