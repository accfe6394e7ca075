import type { ContactCap, FollowUp, FollowUpPlan } from '@tidemark/core';
import type { Draws } from './draws.ts';

const CHANNELS = ['phone', 'phone', 'email', 'sms'] as const;
/** From what few customers are to what every customer is; several plans may have one of them. */
const CONDITIONS: readonly FollowUpPlan['when'][] = [
  { satisfaction: ['dissatisfied'] },
  { churn: ['medium', 'high'] },
  { lifecycle: ['new', 'contacted', 'won_back'] },
  { value: ['high', 'mid'], customerType: ['individual'] },
  { customerType: ['enterprise'] },
  { engagement: ['active', 'potential'] },
  {},
];
/** Few: new rules mostly go on with plans that customers are in. */
const NAMES = ['service', 'care', 'news'];

/** Plans of days instead of months, and caps that are reached. */
export function drawFollowUp(draws: Draws): FollowUp {
  const count = draws.below(NAMES.length + 1);
  return {
    plans: NAMES.slice(0, count).map((name) => drawPlan(draws, name)),
    caps: Array.from({ length: draws.below(3) }, () => drawCap(draws)),
    minGapDays: draws.pick([0, 0, 1, 2]),
    quietHours: draws.pick([null, { from: '20:00', to: '09:00' }, { from: '11:30', to: '14:00' }]),
    quietWeekdays: draws.pick([[], ['sunday'], ['thursday', 'saturday', 'sunday']]),
  };
}

function drawPlan(draws: Draws, name: string): FollowUpPlan {
  const everyDays = draws.pick([null, 1, 1, 2, 3]);
  return {
    name,
    when: draws.pick(CONDITIONS),
    channel: draws.pick(CHANNELS),
    purpose: draws.pick(['', 'Call back']),
    firstAfterDays: draws.below(3),
    everyDays,
    times: everyDays === null ? null : draws.pick([null, 2, 4]),
    spreadDays: draws.between(1, 3),
    againAfterDays: draws.between(1, 5),
  };
}

function drawCap(draws: Draws): ContactCap {
  return {
    max: draws.pick([1, 2, 3, 8]),
    perDays: draws.between(1, 6),
    channel: draws.pick([null, 'phone', 'email']),
  };
}
