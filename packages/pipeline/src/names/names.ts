/** What a service must know to spell the names of its deployment. */
export interface Naming {
  readonly deployment: string;
  readonly topicPrefix: string;
}

export const intakeNames = ['purchases', 'interactions', 'feedback'] as const;
export type IntakeName = (typeof intakeNames)[number];

/** The one file that spells topics, groups and transactional ids. */
export function namesOf({ deployment, topicPrefix }: Naming) {
  return {
    source: (intake: IntakeName) => `${topicPrefix}${intake}`,
    customerEvents: `${topicPrefix}customer-events`,
    segmentChanges: `${topicPrefix}segment-changes`,
    churnAlerts: `${topicPrefix}churn-alerts`,
    /** The group that reads a source topic and holds its offsets. */
    intakeGroup: (intake: IntakeName) => `${deployment}.${intake}`,
    /** The group that hands out log partitions to segmenters. */
    segmenterGroup: `${deployment}.segmenter`,
    /** The group that holds the progress offsets C; nobody joins it. */
    progressGroup: `${deployment}.segmenter.progress`,
    transactionalId: (partition: number) => `${deployment}-segmenter-${partition}`,
    /** Says which dead letters of a source have been replayed or discarded. */
    handledLetters: (intake: IntakeName) => `${topicPrefix}${intake}.dlq.handled`,
    /** Its offsets say up to where dead letters are handled, so that lag monitors see those that wait; nobody joins it. */
    deadLetterGroup: `${deployment}.dead-letters`,
    /** Who opened it last, and nobody else, handles a source's dead letters. */
    deadLetterTransactionalId: (intake: IntakeName) => `${deployment}-dead-letters-${intake}`,
    eventSource: `/tidemark/${deployment}`,
  } as const;
}

export type Names = ReturnType<typeof namesOf>;
