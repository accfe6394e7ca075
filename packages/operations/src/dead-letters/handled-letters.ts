import { namesOf, type SourceName } from '@tidemark/pipeline';
import type { NewRecord, ServiceContext } from '@tidemark/stream';
import { z } from 'zod';
import { committedRecords } from '../topics/committed-records.ts';
import type { Letter } from './letter.ts';

/** What can become of a dead letter: its record is written to its source topic again, or it is only marked. */
export type Outcome = 'replayed' | 'discarded';

/** What became of a letter, and when. */
export interface Handled {
  readonly outcome: Outcome;
  /** Epoch milliseconds. */
  readonly at: number;
}

const handledMarkSchema = z.object({
  outcome: z.enum(['replayed', 'discarded']),
  at: z.number().int(),
});

/** The letters of a source that were replayed or discarded, by their identity; committed marks only. */
export async function readHandled(
  { log, ...naming }: ServiceContext,
  intake: SourceName,
): Promise<ReadonlyMap<string, Handled>> {
  const topic = namesOf(naming).handledLetters(intake);
  const handled = new Map<string, Handled>();
  for await (const { key, value } of committedRecords(log, topic)) {
    if (key === null || value === null) continue;
    handled.set(key.toString(), readMark(value));
  }
  return handled;
}

/** A mark that cannot be read still counts: the letter is not to be replayed. */
function readMark(value: Buffer): Handled {
  const mark = handledMarkSchema.safeParse(parsed(value.toString()));
  return mark.success ? mark.data : { outcome: 'discarded', at: 0 };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The mark that a letter was handled. */
export function handledMark(
  { identity }: Letter,
  handled: Handled,
  partition: { readonly topic: string; readonly partition: number },
): NewRecord {
  return { ...partition, key: Buffer.from(identity), value: Buffer.from(JSON.stringify(handled)) };
}
