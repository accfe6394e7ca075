import type { FollowUpDelay, FollowUpPlan, NextFollowUp } from '@tidemark/core';
import { type CustomerView, printable } from '@tidemark/operations';
import { contactBy } from '../sentences/contact-by.ts';
import { counted } from '../sentences/counted.ts';
import { formatInstant } from '../sentences/format-instant.ts';
import { listed } from '../sentences/listed.ts';

/** The plan that the customer is in, what comes next and why it waits, what was last, and what the customer wants none of. */
export function describePlan({ state, followUp }: CustomerView): readonly string[] {
  const { plan, recentFollowUps, lastContactAt, optOuts } = state.contact;
  const out = optOuts.filter(({ isOut }) => isOut);
  return [
    ...(followUp === null || plan === null
      ? ['  plan         none']
      : [
          `  plan         ${printable(plan.name)} since ${formatInstant(plan.since)}: ${describeRhythm(followUp.plan)}, ${plan.count} so far`,
          `  next         ${describeNext(followUp)}`,
        ]),
    ...recentFollowUps
      .toReversed()
      .map(
        ({ at, plan: name, channel, number }, index) =>
          `  ${index === 0 ? 'last' : '    '}         ${formatInstant(at)} ${contactBy(channel)} (${printable(name)}, no. ${number})`,
      ),
    ...(lastContactAt === null ? [] : [`  contact      last made ${formatInstant(lastContactAt)}`]),
    ...(out.length === 0
      ? []
      : [`  opted out    ${listed(out.map(({ channel, at }) => `${channel} since ${formatInstant(at)}`))}`]),
  ];
}

function describeRhythm({ channel, everyDays, times }: FollowUpPlan): string {
  const contact = contactBy(channel);
  if (everyDays === null) return `${contact}, once`;
  const every = everyDays === 1 ? 'every day' : `every ${everyDays} days`;
  return `${contact} ${every}${times === null ? '' : `, ${counted(times, 'time')}`}`;
}

const DELAYS: Readonly<Record<FollowUpDelay, string>> = {
  cap: 'held back by a cap',
  gap: 'held back by the least gap',
  quiet: 'after quiet hours',
};

function describeNext({ number, base, due, delays }: NextFollowUp): string {
  if (number === null || base === null) return 'nothing: all of the plan have been';
  if (due === null) return `no. ${number} waits for ever: every weekday is quiet`;
  const waits = delays.length === 0 ? '' : `: due by its plan ${formatInstant(base)}, `;
  return `no. ${number} at ${formatInstant(due)}${waits}${listed(delays.map((delay) => DELAYS[delay]))}`;
}
