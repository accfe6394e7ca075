import { type FollowUpPlan, type Policy, retail } from '@tidemark/core';
import { drawFollowUp } from '../../simulation/schedule/draw-follow-up.ts';
import { createDraws, seedOf } from '../../simulation/schedule/draws.ts';

/** For who is in none of the drawn plans. */
const everybody: FollowUpPlan = {
  name: 'everybody',
  when: {},
  channel: 'email',
  purpose: 'News',
  firstAfterDays: 1,
  everyDays: 4,
  times: null,
  spreadDays: 3,
  againAfterDays: 3,
};

/** The default rules with follow-ups every few days, drawn from the seed: a run of some weeks has many. */
export function drawPolicy(seed: number): Policy {
  const drawn = drawFollowUp(createDraws(seedOf(seed, 'follow-ups')));
  return { ...retail, followUp: { ...drawn, plans: [...drawn.plans, everybody] } };
}
