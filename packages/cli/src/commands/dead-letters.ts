import {
  findLetter,
  handleLetters,
  intakesOf,
  isUnlimited,
  type LetterFilter,
  listLetters,
  type Outcome,
} from '@tidemark/operations';
import { type SourceName, sourceNames } from '@tidemark/pipeline';
import { InputError } from '@tidemark/simulation';
import { type ServiceContext, withServers } from '@tidemark/stream';
import { Command, Option } from 'commander';
import { describeLetter, describeList } from '../dead-letters/describe-letters.ts';
import { letterJson } from '../dead-letters/letter-json.ts';
import { counted } from '../sentences/counted.ts';
import { instant, wholeNumber } from './parse-option.ts';
import { print, printJson } from './print.ts';

interface FilterFlags {
  readonly topic?: SourceName;
  readonly reason?: string;
  readonly origin?: string;
  readonly since?: number;
  readonly until?: number;
}

const LISTED = 50;

/** `tidemark dead-letters …`: records that the intakes rejected, and what becomes of them. */
export function deadLettersCommand(): Command {
  return new Command('dead-letters')
    .description('list, show, replay and discard records that the intakes rejected')
    .addCommand(listCommand())
    .addCommand(showCommand())
    .addCommand(
      handleCommand(
        'replay',
        'write letters to their source topic again, each exactly once, however often this is run',
      ),
    )
    .addCommand(handleCommand('discard', 'mark letters as handled; they stay in the dead-letter topic'));
}

function listCommand(): Command {
  return withFilters(new Command('list').description('list unhandled letters, with counts by reason'))
    .option('--limit <n>', 'how many letters to list one by one', wholeNumber(0), LISTED)
    .option('--json', 'as one JSON object')
    .action(async (flags: FilterFlags & { readonly limit: number; readonly json?: true }) => {
      const list = await onDeployment((context) => listLetters(context, filterOf(flags), flags.limit));
      if (flags.json) printJson(JSON.stringify(list, null, 2));
      else print(describeList(list));
    });
}

function showCommand(): Command {
  return new Command('show')
    .description('show one letter in full: headers, key, value, and the value decoded by its schema')
    .argument('<origin>', 'as `list` shows it, such as purchases/1/0/42')
    .option('--json', 'as one JSON object')
    .action(async (origin: string, flags: { readonly json?: true }) => {
      const found = await onDeployment((context) => findLetter(context, origin));
      if (found === undefined) {
        throw new InputError(
          `No dead letter has the origin "${origin}". \`tidemark dead-letters list\` names them.`,
        );
      }
      if (flags.json) printJson(letterJson(found));
      else print(describeLetter(found));
    });
}

const OUTCOMES = { replay: 'replayed', discard: 'discarded' } as const satisfies Record<string, Outcome>;

function handleCommand(name: keyof typeof OUTCOMES, description: string): Command {
  return withFilters(new Command(name).description(description))
    .option('--all', 'every unhandled letter')
    .action(async (flags: FilterFlags & { readonly all?: true }) => {
      const filter = filterOf(flags);
      if (isUnlimited(filter) && flags.all !== true) {
        throw new InputError(`Cannot ${name} without knowing which letters: pass a filter, or --all.`);
      }
      const outcome = OUTCOMES[name];
      await onDeployment(async (context) => {
        for (const intake of intakesOf(filter)) {
          const done = await handleLetters({ context, intake, filter, outcome });
          print(describeDone(intake, outcome, done));
        }
      });
    });
}

function describeDone(intake: SourceName, outcome: Outcome, done: ReadonlyMap<string, number>): string {
  const total = [...done.values()].reduce((sum, count) => sum + count, 0);
  const reasons = [...done].map(([reason, count]) => `${reason} ${count}`).join(', ');
  return `${intake}: ${counted(total, 'letter')} ${outcome}${total === 0 ? '' : ` (${reasons})`}`;
}

function withFilters(command: Command): Command {
  return command
    .addOption(new Option('--topic <source>', 'letters of one source').choices(sourceNames))
    .option('--reason <code>', 'letters with one reason')
    .option('--origin <origin>', 'one letter')
    .option('--since <instant>', 'letters rejected at or after it', instant)
    .option('--until <instant>', 'letters rejected before it', instant);
}

function filterOf({ topic, reason, origin, since, until }: FilterFlags): LetterFilter {
  return { topic, reason, origin, since, until };
}

function onDeployment<T>(work: (context: ServiceContext) => Promise<T>): Promise<T> {
  return withServers('dead-letters', ['registry'], work);
}
