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
    eventSource: `/tidemark/${deployment}`,
  } as const;
}

export type Names = ReturnType<typeof namesOf>;
