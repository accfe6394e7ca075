import { namesOf } from '@tidemark/pipeline';
import type { ServiceContext } from '@tidemark/stream';

const SAMPLE = 2_000;

/** Mean bytes of the value of a published segment change, from the first of one partition. */
export async function outputBytes(context: ServiceContext): Promise<number> {
  const outputs = { topic: namesOf(context).output('segment-changes'), partition: 0 };
  const sizes: number[] = [];
  for await (const { value } of context.log.read({ ...outputs, from: 0, isolation: 'read_committed' })) {
    sizes.push(value?.length ?? 0);
    if (sizes.length === SAMPLE) break;
  }
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length);
}
