import { readDeployment, type Source, sources as standardSources } from '@tidemark/pipeline';
import type { ServiceContext } from '@tidemark/stream';
import { type Handled, readHandled } from './handled-letters.ts';
import type { Letter } from './letter.ts';
import { letterBounds, readLetters } from './read-letters.ts';

/** A dead letter in full. */
export interface LetterView {
  readonly letter: Letter;
  /** What became of it; undefined while nothing has. */
  readonly handled: Handled | undefined;
  /** The value as the source's schema reads it; undefined when it does not. */
  readonly decoded: unknown;
}

/**
 * Finds a letter by its origin, also one that has been handled; undefined when no dead-letter topic holds it.
 *
 * @throws TidemarkError `refused` without a deployment of this name
 */
export async function findLetter(
  context: ServiceContext,
  origin: string,
  sources: readonly Source[] = standardSources,
): Promise<LetterView | undefined> {
  await readDeployment(context);
  for (const source of sources) {
    const intake = source.name;
    for (const bounds of await letterBounds(context, intake)) {
      for await (const letter of readLetters(context, intake, bounds, new Set())) {
        if (letter.origin !== origin) continue;
        const handled = (await readHandled(context, intake)).get(letter.identity);
        return { letter, handled, decoded: await decode(context, source, letter) };
      }
    }
  }
  return undefined;
}

async function decode(context: ServiceContext, source: Source, { record }: Letter): Promise<unknown> {
  const decoder = source.openDecoder(context);
  await decoder.prepare([record.value]);
  const decoded = decoder.decode(record.value);
  return decoded.ok ? decoded.value : undefined;
}
