import { readDeployment, type Source, type SourceName } from '@tidemark/pipeline';
import type { ServiceContext } from '@tidemark/stream';
import { readHandled } from './handled-letters.ts';
import type { Letter } from './letter.ts';
import { intakesOf, type LetterFilter, matches } from './letter-filter.ts';
import { letterBounds, readLetters } from './read-letters.ts';

/** Letters of one source that died for one reason. */
export interface ReasonCount {
  readonly intake: SourceName;
  readonly reason: string;
  readonly count: number;
}

/** Unhandled dead letters. */
export interface LetterList {
  /** All of them. */
  readonly counts: readonly ReasonCount[];
  /** The first ones, source after source, in the order in which they lie. */
  readonly letters: readonly Omit<Letter, 'record'>[];
}

/**
 * Lists the unhandled letters: all are counted, at most `limit` are listed one by one.
 *
 * @param sources the standard list by default
 * @throws TidemarkError `refused` without a deployment of this name: letters of another one on the same topics are not its own
 */
export async function listLetters(
  context: ServiceContext,
  filter: LetterFilter,
  limit: number,
  sources?: readonly Source[],
): Promise<LetterList> {
  await readDeployment(context);
  const counts = new Map<string, ReasonCount>();
  const letters: Omit<Letter, 'record'>[] = [];
  for (const intake of intakesOf(filter, sources)) {
    const passed = new Set((await readHandled(context, intake)).keys());
    for (const bounds of await letterBounds(context, intake)) {
      for await (const letter of readLetters(context, intake, bounds, passed)) {
        if (!matches(letter, filter)) continue;
        const { record: _, ...listed } = letter;
        const { reason } = letter;
        const count = (counts.get(`${intake}/${reason}`)?.count ?? 0) + 1;
        counts.set(`${intake}/${reason}`, { intake, reason, count });
        if (letters.length < limit) letters.push(listed);
      }
    }
  }
  return { counts: [...counts.values()], letters };
}
