import type { Upcoming } from '@tidemark/core';
import { counted } from '../sentences/counted.ts';
import { printable } from '../sentences/printable.ts';
import { formatInstant } from './format-instant.ts';
import type { CustomerView } from './read-customer.ts';

/** A customer in lines for people: classes, profile, and what silence will say. */
export function describeState(view: CustomerView): string {
  const { customerId, partition, profile, classes, state } = view;
  const lines = [
    `${printable(customerId)}  (partition ${partition}, ${counted(state.sequence, 'output')} so far)`,
    describeTime(view),
    '',
    ...classes.map(
      ({ dimension, class: name, since }) =>
        `  ${dimension.padEnd(10)} ${name ?? '-'}${since === null ? '' : ` since ${formatInstant(since)}`}`,
    ),
  ];
  if (profile !== null) {
    const scores = [profile.r, profile.f, profile.m].map((score) => score ?? '-').join(' ');
    lines.push(
      `  scores     R F M = ${scores}`,
      `  window     ${counted(profile.frequency, 'purchase')}, ${profile.monetaryMinor} ${profile.currency} (minor units)`,
      `  recency    ${profile.recencyDays === null ? 'never bought' : counted(profile.recencyDays, 'day')}`,
      `  churn      ${profile.churn}`,
    );
  }
  lines.push('', 'If nothing happens:');
  lines.push(...(view.upcoming.length === 0 ? ['  nothing more is due'] : view.upcoming.map(describeDue)));
  return lines.join('\n');
}

/** A tick tells a partition the time; a customer's events may run ahead of it, and then count from their own time. */
function describeTime({ streamTime, state }: CustomerView): string {
  const told = `time told so far ${formatInstant(streamTime)}`;
  if (state.asOf === null || state.asOf <= streamTime) return told;
  return `${told}; the customer's own time is ahead of it: ${formatInstant(state.asOf)}`;
}

function describeDue({ due, outputs }: Upcoming): string {
  const said = outputs.flatMap((output) =>
    output.type === 'segment-changed'
      ? output.changes.map(({ dimension, from, to }) => `${dimension} ${from ?? '-'} → ${to}`)
      : [`churn alert ${output.kind} (${output.level})`],
  );
  return `  ${formatInstant(due)}  ${said.join(', ') || 'the churn level moves, unannounced'}`;
}
