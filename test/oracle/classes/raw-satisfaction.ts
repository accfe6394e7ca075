import { DAY, type EpochMs, type FeedbackEvent, type Policy } from '@tidemark/core';
import type { LocalDay } from '../calendar/local-days.ts';
import type { History } from '../facts/history.ts';

const CLASSES = ['dissatisfied', 'neutral', 'satisfied'] as const;
type Heard = (typeof CLASSES)[number];

/** The class of a score; null: there is none. */
function classOf({ scale, score }: FeedbackEvent): Heard | null {
  if (scale === 'NONE' || score === null) return null;
  const [neutral, satisfied] = scale === 'CSAT' ? [3, 4] : [7, 9];
  if (score >= satisfied) return 'satisfied';
  return score >= neutral ? 'neutral' : 'dissatisfied';
}

/** The class of the last score; of several in one millisecond the least satisfied one, so that their order is no matter. */
function lastScore(feedbacks: readonly FeedbackEvent[]): string {
  const scored = feedbacks.filter((feedback) => classOf(feedback) !== null);
  const lastAt = Math.max(...scored.map(({ at }) => at));
  const last = scored.filter(({ at }) => at === lastAt).map(classOf);
  return CLASSES.find((each) => last.includes(each)) ?? 'unknown';
}

/** The satisfaction row, first match. Complaints of days before `oldestDay` are forgotten; scores never are. */
export function rawSatisfaction(history: History, oldestDay: LocalDay, at: EpochMs, policy: Policy): string {
  const entries = history.flatMap(({ event, day }) => (event.kind === 'FEEDBACK' ? [{ event, day }] : []));
  const feedbacks = entries.map(({ event }) => event);
  const complaints = entries.filter(({ event, day }) => event.complaint && day >= oldestDay);
  const complainedAt = Math.max(...complaints.map(({ event }) => event.at));
  const isAppeased = feedbacks.some((each) => classOf(each) === 'satisfied' && each.at > complainedAt);
  const isYoung = complaints.length > 0 && at - complainedAt < policy.satisfaction.complaintDays * DAY;
  return isYoung && !isAppeased ? 'dissatisfied' : lastScore(feedbacks);
}
