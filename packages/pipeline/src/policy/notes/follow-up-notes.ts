import type { FollowUpPlan, Policy } from '@tidemark/core';
import { below, type PolicyFault } from '../shared/policy-fault.ts';
import { planReaches } from './plan-reach.ts';

const DAYS_OF_A_WEEK = 7;

/** What of the follow-ups may not be what was meant: rhythms that cannot be kept, and plans for hardly anybody. */
export function followUpNotes(policy: Policy): readonly PolicyFault[] {
  return [...onlyForOptedOut(policy), ...rhythmNotes(policy)];
}

/** Plans that are nobody's but for those who want no contact over the channels of plans before. */
function onlyForOptedOut(policy: Policy): readonly PolicyFault[] {
  return planReaches(policy).flatMap(({ fits, first, firstOfChannel, before }, index) => {
    if (fits.length === 0 || first.length > 0 || firstOfChannel.length === 0) return [];
    const names = before.map(({ name }) => name).join(', ');
    const channels = [...new Set(before.map(({ channel }) => channel))].join(', ');
    const message = `only for who has opted out of contacts (${channels}): ${names} before it fit everybody else whom it fits`;
    return [{ path: ['followUp', 'plans', index], message }];
  });
}

function rhythmNotes(policy: Policy): readonly PolicyFault[] {
  return policy.followUp.plans.flatMap((plan, index) => {
    const { everyDays, times } = plan;
    if (everyDays === null || times === 1) return [];
    const messages = [...cappedBelow(policy, plan, everyDays), ...drifting(policy, everyDays)];
    return below(
      ['followUp', 'plans', index],
      messages.map((message) => ({ path: ['everyDays'], message })),
    );
  });
}

/** The plan by itself would have more follow-ups than a cap, or the least gap, allows. */
function cappedBelow(
  { followUp: { caps, minGapDays } }: Policy,
  { channel, times }: FollowUpPlan,
  everyDays: number,
): readonly string[] {
  const gap = `every ${everyDays} days cannot be kept: minGapDays is ${minGapDays}`;
  return [
    ...caps.flatMap((cap, at) => {
      if (cap.channel !== null && cap.channel !== channel) return [];
      const count = Math.min(times ?? Number.POSITIVE_INFINITY, Math.ceil(cap.perDays / everyDays));
      if (count <= cap.max) return [];
      return [
        `every ${everyDays} days cannot be kept: it is ${count} in ${cap.perDays} days, and caps.${at} allows ${cap.max}`,
      ];
    }),
    ...(minGapDays > everyDays ? [gap] : []),
  ];
}

/** What is put off to the end of a quiet weekday stays there, for the next one is reckoned from it. */
function drifting({ followUp: { quietWeekdays } }: Policy, everyDays: number): readonly string[] {
  if (quietWeekdays.length === 0 || everyDays % DAYS_OF_A_WEEK === 0) return [];
  const whole = DAYS_OF_A_WEEK * Math.max(1, Math.round(everyDays / DAYS_OF_A_WEEK));
  return [
    `${everyDays} days are no whole weeks: customers drift onto ${quietWeekdays.join(' and ')}, and those are all due at once when that ends. ${whole} days stay on their weekday`,
  ];
}
