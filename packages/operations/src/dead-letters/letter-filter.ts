import type { EpochMs } from '@tidemark/core';
import { type Source, type SourceName, sources as standardSources } from '@tidemark/pipeline';
import type { Letter } from './letter.ts';

/** Which dead letters to take; an undefined field does not restrict them. */
export interface LetterFilter {
  readonly topic: SourceName | undefined;
  /** Reason code, such as `amount-negative`. */
  readonly reason: string | undefined;
  /** `<topic>/<incarnation>/<partition>/<offset>` of the rejected record. */
  readonly origin: string | undefined;
  /** Rejected at or after it. */
  readonly since: EpochMs | undefined;
  /** Rejected before it. */
  readonly until: EpochMs | undefined;
}

/** The sources whose dead letters a filter takes. */
export function intakesOf(
  { topic }: LetterFilter,
  sources: readonly Source[] = standardSources,
): readonly SourceName[] {
  return topic === undefined ? sources.map(({ name }) => name) : [topic];
}

/** True for a filter that takes every letter. */
export function isUnlimited(filter: LetterFilter): boolean {
  return Object.values(filter).every((value) => value === undefined);
}

/** True when a filter takes a letter. One without a timestamp is not taken where there is a time limit. */
export function matches(letter: Letter, { topic, reason, origin, since, until }: LetterFilter): boolean {
  if (topic !== undefined && letter.intake !== topic) return false;
  if (reason !== undefined && letter.reason !== reason) return false;
  if (origin !== undefined && letter.origin !== origin) return false;
  if (since !== undefined && !((letter.diedAt ?? Number.NaN) >= since)) return false;
  return until === undefined || (letter.diedAt ?? Number.NaN) < until;
}
