import type { FollowUpPlan, Policy } from '@tidemark/core';
import { reachableBoxes } from '../classes/reachable-boxes.ts';
import { customerTypes } from '../shared/customer-types.ts';
import { below, type PolicyFault } from '../shared/policy-fault.ts';
import { planReaches } from './plan-reach.ts';

/** Plans that can never be a customer's, or never due; and conditions that ask for what nobody is. */
export function idlePlans(policy: Policy): readonly PolicyFault[] {
  return planReaches(policy).flatMap(({ plan, fits, firstOfChannel, before }, index) => {
    const unreachable = ofNobody(policy, plan);
    return below(
      ['followUp', 'plans', index],
      [
        ...below(['when'], unreachable),
        ...(fits.length === 0 && unreachable.length === 0 ? [never] : []),
        ...(fits.length > 0 && firstOfChannel.length === 0 ? [neverFirst(plan, before)] : []),
        ...neverDue(policy, plan),
      ],
    );
  });
}

const never: PolicyFault = {
  path: ['when'],
  message: 'nobody is all of this at once: no customer ever has this plan',
};

/** Words of a condition that no customer ever has. */
function ofNobody(policy: Policy, { when }: FollowUpPlan): readonly PolicyFault[] {
  const everybody = reachableBoxes(policy);
  return Object.entries(when).flatMap(([name, wanted]) =>
    wanted
      .filter((word) => !everybody.some((box) => box[name]?.includes(word)))
      .map((word) => ({
        path: [name],
        message:
          name === 'churn'
            ? `nobody is ever at a risk of ${word} under these rules`
            : `nobody is ever in ${word} under these rules`,
      })),
  );
}

function neverFirst({ channel }: FollowUpPlan, before: readonly FollowUpPlan[]): PolicyFault {
  const names = before.filter((earlier) => earlier.channel === channel).map(({ name }) => name);
  const message = `never anybody's plan: ${names.join(', ')}, before it and over the same channel, ${names.length === 1 ? 'takes' : 'take'} everybody whom it fits. Put it further up`;
  return { path: [], message };
}

/** A class that ends by itself ends the plan: what is due only then is never due. */
function neverDue(policy: Policy, { when, firstAfterDays, everyDays }: FollowUpPlan): readonly PolicyFault[] {
  const { lifecycle, dwell } = policy;
  const longest = { new: lifecycle.newDays, won_back: lifecycle.wonBackDays };
  const classes = when['lifecycle'] ?? [];
  const lasts = classes.length === 1 ? longest[classes[0] as keyof typeof longest] : undefined;
  const isEverybodys = customerTypes.every(([key]) => policy.byCustomerType[key]?.lifecycle === undefined);
  if (lasts === undefined || !isEverybodys || dwell['lifecycle'] !== undefined) return [];
  // A contact that was made begins the interval anew.
  if (firstAfterDays < lasts || (everyDays !== null && everyDays < lasts)) return [];
  const message = `never due: a customer is ${classes[0]} for ${lasts} days, and then it is another plan's`;
  return [{ path: ['firstAfterDays'], message }];
}
