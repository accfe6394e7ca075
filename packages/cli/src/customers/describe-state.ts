import { type ClassInForce, isMoneyCapped, type Upcoming } from '@tidemark/core';
import { type CustomerView, printable } from '@tidemark/operations';
import { type Language, labelOf } from '@tidemark/pipeline';
import { contactBy } from '../sentences/contact-by.ts';
import { counted } from '../sentences/counted.ts';
import { formatInstant } from '../sentences/format-instant.ts';
import { describeChurn } from './describe-churn.ts';
import { describePlan } from './describe-plan.ts';

/**
 * A customer in lines for people: classes, profile, signals of churn, the plan of follow-ups, and what becomes due. Classes
 * have the policy's labels, and signals their names, where a language is given.
 */
export function describeState(view: CustomerView, language?: Language): string {
  const { customerId, partition, applied, profile, classes, state } = view;
  const named: Named = (dimension, name) =>
    language === undefined ? name : labelOf(view, dimension, name, language);
  const lines = [
    `${printable(customerId)}  (partition ${partition} as of log offset ${applied}, ${counted(state.sequence, 'output')} so far)`,
    describeTime(view),
    '',
    ...classes.map((each) => describeClass(each, named)),
  ];
  if (profile !== null) {
    const scores = [profile.r, profile.f, profile.m].map((score) => score ?? '-').join(' ');
    lines.push(
      `  scores       R F M = ${scores}`,
      `  window       ${counted(profile.frequency, 'purchase')}, ${profile.monetaryMinor} ${profile.currency} (minor units)`,
      ...describeCapped(view),
      `  recency      ${profile.recencyDays === null ? 'never bought' : counted(profile.recencyDays, 'day')}`,
      ...describeChurn(view, language),
    );
  }
  lines.push('', 'Follow-up:', ...describePlan(view));
  lines.push('', 'Due without further events:');
  lines.push(
    ...(view.upcoming.length === 0 ? ['  nothing'] : view.upcoming.map((each) => describeDue(each, named))),
  );
  return lines.join('\n');
}

/** Ticks move a partition's stream time; a customer's events may run ahead of it, and then count from their own time. */
function describeTime({ streamTime, state }: CustomerView): string {
  const reached = `stream time ${formatInstant(streamTime)}`;
  if (state.asOf === null || state.asOf <= streamTime) return reached;
  return `${reached}; the customer's own time is ahead of it: ${formatInstant(state.asOf)}`;
}

/** A sum that has stopped looks like any other. */
function describeCapped({ state }: CustomerView): readonly string[] {
  if (!isMoneyCapped(state)) return [];
  return ['  money        more than can be added up: sums stop at 2^53 - 1 minor units'];
}

/** A class by its dimension and code, for people. */
type Named = (dimension: string, name: string) => string;

function describeClass(
  { dimension, class: name, since, waiting, suppressed }: ClassInForce,
  named: Named,
): string {
  const inForce = name === null ? '-' : `${named(dimension, name)} since ${formatInstant(since)}`;
  const next =
    waiting === null
      ? ''
      : `; ${named(dimension, waiting.class)} pending since ${formatInstant(waiting.since)}`;
  const held = suppressed === 0 ? '' : `; ${counted(suppressed, 'move')} suppressed so far`;
  return `  ${dimension.padEnd(12)} ${inForce}${next}${held}`;
}

function describeDue({ due, outputs }: Upcoming, named: Named): string {
  const orDash = (dimension: string, name: string | null) => (name === null ? '-' : named(dimension, name));
  const changes = outputs.flatMap((output) => {
    switch (output.type) {
      case 'segment-changed':
        return output.changes.map(
          ({ dimension, from, to }) => `${dimension} ${orDash(dimension, from)} → ${orDash(dimension, to)}`,
        );
      case 'churn-alert':
        return [`churn alert ${output.kind} (${output.level})`];
      case 'follow-up-due':
        return [
          `follow-up: ${contactBy(output.channel)} (${output.plan} no. ${output.number})${output.heldBack ? ', held back' : ''}`,
        ];
      default:
        return output satisfies never;
    }
  });
  return `  ${formatInstant(due)}  ${changes.join(', ') || 'the churn level changes without an alert'}`;
}
