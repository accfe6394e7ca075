import { customerEvents, subjectOf } from '@tidemark/schemas';
import type { ServiceContext } from '@tidemark/stream';
import { outputTopics } from '../outputs/list.ts';
import type { OutputTopic } from '../outputs/output-topic.ts';
import { sources as standardSources } from '../sources/list.ts';
import type { Source } from '../sources/source.ts';

/** Registers the schemas of sources, log and output topics, in this order; what is registered already keeps its id. */
export async function registerSchemas(
  { registry, topicPrefix }: Pick<ServiceContext, 'registry' | 'topicPrefix'>,
  lists: { readonly sources?: readonly Source[]; readonly outputs?: readonly OutputTopic[] } = {},
): Promise<void> {
  const { sources = standardSources, outputs = outputTopics } = lists;
  const log = { name: customerEvents.topic, contract: customerEvents };
  for (const { name, contract } of [...sources, log, ...outputs]) {
    const subject = subjectOf(`${topicPrefix}${name}`);
    await registry.register(subject, contract.schema.json, contract.compatibility);
  }
}
