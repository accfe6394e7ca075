import { type Naming, namesOf, outputTopics } from '@tidemark/pipeline';
import type { Log } from '@tidemark/stream';
import { committedRecords } from '../../packages/operations/src/topics/committed-records.ts';

/** A published output as consumers get it, without the five bytes that name the registry's schema id. */
export interface PublishedRecord {
  readonly topic: string;
  readonly partition: number;
  readonly sequence: number;
  readonly key: string;
  /** The Avro body, in hexadecimal. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const FRAME_BYTES = 5;

/** Every output of a deployment by customer, each customer's in the order in which its topic holds them, by sequence. */
export async function publishedByCustomer(
  context: Naming & { readonly log: Log },
): Promise<ReadonlyMap<string, readonly PublishedRecord[]>> {
  const published = new Map<string, PublishedRecord[]>();
  for (const { name } of outputTopics) {
    const topic = namesOf(context).output(name);
    for await (const { partition, key, value, headers } of committedRecords(context.log, topic)) {
      const texts = Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, String(text)]));
      const record = {
        topic,
        partition,
        sequence: Number(texts['ce_id']?.split(':').at(-1)),
        key: String(key),
        body: value!.subarray(FRAME_BYTES).toString('hex'),
        headers: texts,
      };
      const ofCustomer = published.get(record.key) ?? [];
      ofCustomer.push(record);
      published.set(record.key, ofCustomer);
    }
  }
  for (const records of published.values()) records.sort((left, right) => left.sequence - right.sequence);
  return published;
}

/** How many records are duplicates, gaps or out of place: 0 of each where every chain is 1, 2, 3, … */
export function chainFaults(published: ReadonlyMap<string, readonly PublishedRecord[]>): readonly string[] {
  return [...published].flatMap(([customer, records]) =>
    records.flatMap(({ sequence }, index) =>
      sequence === index + 1 ? [] : [`${customer}: sequence ${sequence} stands in place ${index + 1}`],
    ),
  );
}
