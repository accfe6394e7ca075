import { customerEvents } from '@tidemark/schemas';
import { deadLetterTopic } from '@tidemark/stream';

/** What a service must know to spell the names of its deployment. */
export interface Naming {
  /** The deployment's id: the prefix of groups and transactional ids. */
  readonly deployment: string;
  /** Stands before every topic name, and so in every subject; usually empty. */
  readonly topicPrefix: string;
}

/**
 * The one file that spells topics, groups and transactional ids.
 *
 * @example namesOf({ deployment: 'shop', topicPrefix: 'eu.' }).intakeGroup('purchases') // shop.purchases
 * @example namesOf({ deployment: 'shop', topicPrefix: 'eu.' }).source('purchases') // eu.purchases
 */
export function namesOf({ deployment, topicPrefix }: Naming) {
  const topic = (name: string) => `${topicPrefix}${name}`;
  const handledLetters = (source: string) => `${deadLetterTopic(topic(source))}.handled`;
  return {
    /** The topic of a source of the list. */
    source: topic,
    /** The topic of an output of the list. */
    output: topic,
    /** The internal log. */
    customerEvents: topic(customerEvents.topic),
    /** The group that reads a source topic and holds its offsets. */
    intakeGroup: (source: string) => `${deployment}.${source}`,
    /** The group that hands out log partitions to segmenters. */
    segmenterGroup: `${deployment}.segmenter`,
    /** The group that holds the committed offsets C of the log; nobody joins it. */
    progressGroup: `${deployment}.segmenter.progress`,
    transactionalId: (partition: number) => `${deployment}-segmenter-${partition}`,
    /** Where records of a source go that cannot become events. */
    deadLetters: (source: string) => deadLetterTopic(topic(source)),
    /** Records which dead letters of a source have been replayed or discarded. */
    handledLetters,
    /** Its offsets record up to where dead letters are handled, so that lag monitors see those that wait; nobody joins it. */
    deadLetterGroup: `${deployment}.dead-letters`,
    /** Who opened it last, and nobody else, handles a source's dead letters. */
    deadLetterTransactionalId: (source: string) => `${deployment}-dead-letters-${source}`,
    /** `ce_source` of every output. */
    eventSource: `/tidemark/${deployment}`,
  } as const;
}

export type Names = ReturnType<typeof namesOf>;
