import { DAY, HOUR } from '@tidemark/core';
import { sourceNames } from '@tidemark/pipeline';
import type { Draws } from './draws.ts';
import type { Move, Upstream, WorldPlan } from './schedule.ts';
import { SCHEDULE_MS } from './schedule.ts';

const FAULTS = ['garbage', 'no-value', 'unknown-schema', 'invalid', 'ahead', 'no-customer'] as const;
const DEAD_PERCENT = 6;
const REPEATED_PERCENT = 12;
const LATE_PERCENT = 25;
/** How much of everything the busiest customer does: more than the fold remembers of one, at times. */
const BUSY_PERCENTS = [0, 40, 60, 95];

/** At times everything comes at once. */
const RUSH_MS = 3_000;

/** What the shop sends: one busy customer among the others, late events, repeats under the same id, and bad records. */
export function drawUpstream(draws: Draws, plan: WorldPlan): readonly Move[] {
  const count = draws.between(30, 70);
  const busy = { customer: draws.pick(plan.customers), percent: draws.pick(BUSY_PERCENTS) };
  const favourite = draws.pick(sourceNames);
  const rushMs = draws.percent(40) ? RUSH_MS : SCHEDULE_MS;
  const from = draws.below(SCHEDULE_MS - rushMs + 1);
  const sent: Upstream[] = [];
  return Array.from({ length: count }, (_, number) => {
    const upstream = drawOne(draws, plan, { number, busy, favourite, sent });
    sent.push(upstream);
    return { kind: 'send' as const, at: from + draws.below(rushMs), upstream };
  });
}

interface Mood {
  readonly number: number;
  readonly busy: { readonly customer: string; readonly percent: number };
  readonly favourite: string;
  readonly sent: readonly Upstream[];
}

function drawOne(draws: Draws, plan: WorldPlan, { number, busy, favourite, sent }: Mood): Upstream {
  const partition = draws.below(plan.sourcePartitions);
  if (sent.length > 0 && draws.percent(REPEATED_PERCENT)) {
    return { ...draws.pick(sent), partition, lateByMs: lateness(draws) };
  }
  const isBusy = draws.percent(busy.percent);
  const upstream = {
    intake: isBusy && draws.percent(80) ? favourite : draws.pick(sourceNames),
    partition,
    customer: isBusy ? busy.customer : draws.pick(plan.customers),
    eventId: `e-${number}`,
    lateByMs: lateness(draws),
    number,
  };
  return draws.percent(DEAD_PERCENT) ? { ...upstream, fault: draws.pick(FAULTS) } : upstream;
}

function lateness(draws: Draws): number {
  if (!draws.percent(LATE_PERCENT)) return draws.below(2_000);
  return draws.percent(50) ? draws.below(12 * HOUR) : draws.below(6 * DAY);
}
