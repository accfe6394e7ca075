import type { Policy } from '@tidemark/core';

/** The languages in which a policy names classes. */
export type Language = 'en' | 'zh';

/**
 * A class's display name; the class code where the policy has no name for it in that language.
 *
 * @example labelOf(policy, 'rfm', 'at_risk', 'en') // At risk
 */
export function labelOf(
  { labels }: Pick<Policy, 'labels'>,
  dimension: string,
  classCode: string,
  language: Language,
): string {
  return labels[dimension]?.[classCode]?.[language] || classCode;
}
