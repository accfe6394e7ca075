import type { Policy } from '@tidemark/core';

export type Language = 'en' | 'zh';

/** A class's name for people; the class itself where the policy has no name in that language. */
export function labelOf(
  { labels }: Pick<Policy, 'labels'>,
  dimension: string,
  classCode: string,
  language: Language,
): string {
  return labels[dimension]?.[classCode]?.[language] || classCode;
}
