import { DAY, type EpochMs } from '@tidemark/core';
import type { PublishedOutput } from '@tidemark/operations';

type FollowUp = Extract<PublishedOutput, { type: 'follow-up-due' }>;

const WEEK = 7 * DAY;

/** How many follow-ups of a plan there were over a channel. */
export interface PlanTally {
  readonly plan: string;
  readonly channel: string;
  readonly count: number;
  /** In the busiest week; weeks are counted from the first follow-up of all. */
  readonly mostInWeek: number;
}

/** Counts follow-ups by plan, channel and week. */
export interface FollowUpTally {
  note(output: FollowUp): void;
  /** The most frequent first. */
  byPlan(): readonly PlanTally[];
}

export function openFollowUpTally(): FollowUpTally {
  const weeksOf = new Map<string, { readonly of: FollowUp; readonly weeks: Map<number, number> }>();
  let first: EpochMs | undefined;
  return {
    note(output) {
      first ??= output.at;
      const key = JSON.stringify([output.plan, output.channel]);
      const { weeks } = weeksOf.get(key) ?? weeksOf.set(key, { of: output, weeks: new Map() }).get(key)!;
      const week = Math.floor((output.at - first) / WEEK);
      weeks.set(week, (weeks.get(week) ?? 0) + 1);
    },
    byPlan: () =>
      [...weeksOf.values()]
        .map(({ of: { plan, channel }, weeks }) => ({
          plan,
          channel,
          count: [...weeks.values()].reduce((sum, each) => sum + each, 0),
          mostInWeek: Math.max(...weeks.values()),
        }))
        .toSorted((one, other) => other.count - one.count),
  };
}
